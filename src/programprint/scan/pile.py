"""A pile of pictures → what was read of each, in their order: here, or by several hands at once."""

from __future__ import annotations

import warnings
from collections import deque
from collections.abc import Iterable, Iterator, Mapping, Sequence
from concurrent.futures import Executor, Future
from functools import lru_cache
from pathlib import Path

import cv2
import numpy as np
from msgspec.structs import replace

from programprint.marks.key import Key, read_key
from programprint.scan.pictures import Picture
from programprint.scan.sheets import Reader, ReadPage, Wanted

WAITING = 2
"""So many pictures wait for each hand: they are large."""
_NO_DOTS = np.zeros((0, 0, 3), np.uint8)
Pages = Sequence[ReadPage | str]


def read_here(pictures: Iterable[Picture], keys: Mapping[Path, Key], wanted: Wanted) -> Iterator[tuple[Picture, Pages]]:
    """The pages of each picture, by the *keys* with their files; what is *wanted* of pictures is kept."""
    reader = Reader(keys, wanted)
    for picture in pictures:
        yield _told(picture), [*reader.read(picture)]


def read_by(
    executor: Executor, hands: int, pictures: Iterable[Picture], keys: Iterable[Path], wanted: Wanted
) -> Iterator[tuple[Picture, Pages]]:
    """The same by the *hands* of an executor, in the same order; each of them opens the *keys* for itself."""
    files = tuple(key.absolute() for key in keys)
    waiting: deque[tuple[Picture, Future[Pages]]] = deque()
    for picture in pictures:
        with warnings.catch_warnings():  # Dask warns of what is large; a picture is, and goes to one hand once
            warnings.filterwarnings("ignore", "Sending large graph")
            waiting.append((_told(picture), executor.submit(_read, picture, files, wanted)))
        if len(waiting) > WAITING * hands:
            first, pages = waiting.popleft()
            yield first, pages.result()
    for first, pages in waiting:
        yield first, pages.result()


def _told(picture: Picture) -> Picture:
    """A picture without its dots."""
    return replace(picture, dots=_NO_DOTS)


def _read(picture: Picture, keys: tuple[Path, ...], wanted: Wanted) -> Pages:
    return [*_reader(keys, wanted).read(picture)]


@lru_cache(1)
def _reader(keys: tuple[Path, ...], wanted: Wanted) -> Reader:
    cv2.setNumThreads(1)  # the hands share the cores
    return Reader({path: read_key(path.read_bytes()) for path in keys}, wanted)
