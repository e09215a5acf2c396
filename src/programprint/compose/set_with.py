"""What a document is set with, before anything stands on its pages: its layout as it is composed, letters, words and brand."""

from __future__ import annotations

from functools import lru_cache

from programprint.compose.frame.brand import banded
from programprint.compose.setting import Setting, lettered
from programprint.compose.type import kept
from programprint.compose.type.metrics import Metrics
from programprint.compose.type.same import Same
from programprint.docket import Docket
from programprint.languages import right_to_left, words_of
from programprint.pages import Picture
from programprint.read.layout import Layout


def setting_of(layout: Layout, language: str, metrics: Metrics, docket: Docket, logo: Picture | None) -> Setting:
    """What all sheets of a *language* are set with; the same object as long as it sets everything alike."""
    return _as_before(_setting(Same(layout), language, Same(metrics), Same(docket), Same(logo)))


@lru_cache(maxsize=4)
def _setting(
    layout: Same[Layout], language: str, metrics: Same[Metrics], docket: Same[Docket], logo: Same[Picture | None]
) -> Setting:
    """What all sheets of a language are set with. Remembered, since what is set is known by it."""
    own, band = banded(as_composed(layout.it, language), logo.it, metrics.it, docket.it)
    return lettered(Setting(own, metrics.it, words_of(language), band))


def _as_before(own: Setting) -> Setting:
    """Between rounds, the setting of an earlier one that sets everything alike, since what is set is known by it."""
    if not kept.in_rounds():
        return own
    told = own.layout, own.band, own.words
    alike = (one for one in _settings if one.metrics is own.metrics and (one.layout, one.band, one.words) == told)
    found = next(alike, own)
    _settings[:] = [found, *(one for one in _settings if one is not found)][:MOST_SETTINGS]
    return found


_settings: list[Setting] = []
MOST_SETTINGS = 4


def forget(lasting: bool = False) -> None:
    """Lets go of what documents were set with; between rounds of that of earlier ones only where *lasting* is said."""
    _setting.cache_clear()
    if lasting or not kept.in_rounds():
        _settings.clear()


def as_composed(layout: Layout, language: str) -> Layout:
    """The layout with which pages are composed from the left. Those that are then turned over are bound at the right, and have
    their cells left of the words, where a left hand does not cover them either."""
    return (
        layout.changed(binding="left" if layout.binding == "right" else layout.binding, hand="right")
        if right_to_left(language)
        else layout
    )
