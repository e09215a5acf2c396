"""The shorthand of the weight room: prescriptions, loads, tempo, rest and weeks.

Every form is parsed by ``parse(text)``, which raises :class:`~programprint.notation.scanner.Unreadable`, written back by
``str(value)``, which parses to the same value again, and set for paper by ``typeset``.
"""
