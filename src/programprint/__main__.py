"""``python -m programprint`` is the ``programprint`` command."""

from programprint.cli import main

main()
