"""English.

Each phrase under what it means. “~” keeps words together on a line; what stands in braces is put in. Where a number decides the
form of a word, there is a phrase for one and another for all others. A phrase is whole: what another language would say in
another order is not put together from pieces.
"""

from __future__ import annotations

PHRASES: dict[str, str | dict[str, str]] = {}
