"""A text → the modules of a QR code, version 2 with medium correction, as ISO/IEC 18004 has them.

A sheet has two codes, and a roster thousands of sheets, so that a code must take less than a third of a millisecond: of the
general case this is the one size, mode and mask that are printed. A test compares it with a library that knows them all.
"""

from __future__ import annotations

from functools import cache

SIZE = 25
"""Modules of a side."""
SIGNS = "0123456789ABCDEFGHIJKLMNOPQRSTUVWXYZ $%*+-./:"
_VALUES = {sign: value for value, sign in enumerate(SIGNS)}
MOST = 38
"""Signs that a code holds."""
_DATA, _CHECK = 28, 16
"""Bytes of the text, and those by which faults are mended."""
_LEFT_OVER = 7
"""Modules for which no bit is left."""
_FORMAT = 0b101010000010010
"""What says that the correction is medium and that the mask is the chessboard, number 0."""
Matrix = bytes
"""Modules row by row, 1 where dark."""


@cache
def _multiples() -> list[int]:
    """What each byte at the head of a message takes off it: its multiples of the polynomial that makes check bytes."""
    powers, logs, value = [0] * 510, [0] * 256, 1
    for exponent in range(255):
        powers[exponent] = powers[exponent + 255] = value
        logs[value] = exponent
        value = value << 1 ^ (0x11D if value & 0x80 else 0)
    factors = [1]
    for root in range(_CHECK):
        longer = [*factors, 0]
        for at, factor in enumerate(factors):
            longer[at + 1] ^= powers[logs[factor] + root]
        factors = longer
    multiples = [bytes(_CHECK)]
    for byte in range(1, 256):
        multiples.append(bytes(powers[logs[byte] + logs[factor]] for factor in factors[1:]))
    return [int.from_bytes(one, "big") for one in multiples]


def _check(data: bytes) -> int:
    multiples, rest, top = _multiples(), 0, 8 * (_CHECK - 1)
    for byte in data:
        rest = (rest & (1 << top) - 1) << 8 ^ multiples[rest >> top ^ byte]
    return rest


def _bits(text: str) -> int:
    """The text as bits: its mode, its length, pairs of signs, and what fills it up."""
    bits, length = 0b0010 << 9 | len(text), 13
    for at in range(0, len(text), 2):
        pair = text[at : at + 2]
        if len(pair) == 2:
            bits, length = bits << 11 | _VALUES[pair[0]] * 45 + _VALUES[pair[1]], length + 11
        else:
            bits, length = bits << 6 | _VALUES[pair], length + 6
    room = _DATA * 8
    bits, length = bits << min(4, room - length), min(length + 4, room)
    bits, length = bits << -length % 8, length + -length % 8
    for number in range((room - length) // 8):
        bits = bits << 8 | (0xEC, 0x11)[number % 2]
    return bits


@cache
def _frame() -> tuple[Matrix, list[int], int]:
    """The modules that are alike in all codes; where the others stand, in order; and the bits that the mask turns among them."""
    alike, taken = bytearray(SIZE * SIZE), bytearray(SIZE * SIZE)

    def put(row: int, column: int, dark: int) -> None:
        if 0 <= row < SIZE and 0 <= column < SIZE:
            alike[row * SIZE + column], taken[row * SIZE + column] = dark, 1

    for top, left in ((0, 0), (0, SIZE - 7), (SIZE - 7, 0)):
        for row in range(-1, 8):
            for column in range(-1, 8):
                ring = max(abs(row - 3), abs(column - 3))
                put(top + row, left + column, int(ring in (0, 1, 3)))
    for row in range(-2, 3):
        for column in range(-2, 3):
            put(SIZE - 7 + row, SIZE - 7 + column, int(max(abs(row), abs(column)) != 1))
    for at in range(8, SIZE - 8):
        put(6, at, int(at % 2 == 0))
        put(at, 6, int(at % 2 == 0))
    put(SIZE - 8, 8, 1)
    for bit in range(15):
        dark = _FORMAT >> bit & 1
        first = (bit, 8) if bit < 6 else (bit + 1, 8) if bit < 8 else (SIZE - 15 + bit, 8)
        second = (8, SIZE - 1 - bit) if bit < 8 else (8, 15 - bit) if bit == 8 else (8, 14 - bit)
        put(*first, dark)
        put(*second, dark)
    places = []
    for right in range(SIZE - 1, 0, -2):
        pair = right if right > 6 else right - 1
        up = ((SIZE - 1 - right) // 2) % 2 == 0
        for row in range(SIZE - 1, -1, -1) if up else range(SIZE):
            places += [at for at in (row * SIZE + pair, row * SIZE + pair - 1) if not taken[at]]
    mask = int("".join("10"[(at // SIZE + at % SIZE) % 2] for at in places), 2)
    return bytes(alike), places, mask


def modules(text: str) -> Matrix:
    """The modules of a text of capitals and figures. Raises :class:`ValueError` for what such a code cannot hold."""
    if len(text) > MOST:
        raise ValueError(f"a code holds {MOST} signs, not {len(text)}")
    bits = _bits(text)
    alike, places, mask = _frame()
    stream = (bits << _CHECK * 8 | _check(bits.to_bytes(_DATA, "big"))) << _LEFT_OVER ^ mask
    found = bytearray(alike)
    for at, bit in zip(places, f"{stream:0{len(places)}b}".encode(), strict=True):
        found[at] = bit & 1
    return bytes(found)
