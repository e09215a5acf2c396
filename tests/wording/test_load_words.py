"""Loads that nobody knows, and plates, in words. A space that does not break is written “~”."""

from __future__ import annotations

from decimal import Decimal

import pytest
from saying import EN

from programprint.languages import known, words_of
from programprint.merge.sheet import Aim, Origin, Plates, Whole
from programprint.notation import effort
from programprint.notation.exertion import Feel
from programprint.notation.load import parse
from programprint.notation.scanner import NBSP
from programprint.wording import loads, targets


@pytest.mark.parametrize(
    ("each", "said"),
    [
        ("", "no plates"),
        ("20", "20"),
        ("25 5 1.25", "25 + 5 + 1.25"),
        ("25 25 25 5", "3 × 25 + 5"),
        ("25 25 10 1.25", "2 × 25 + 10 + 1.25"),
        ("45 45 2.5", "2 × 45 + 2.5"),
        ("10 10 10 10 10 10 10 10 10 10 10 10", "12 × 10"),
    ],
)
def test_plates_of_a_side_are_named_heaviest_first(each: str, said: str) -> None:
    assert loads.plates(Plates(tuple(map(Decimal, each.split()))), EN) == said


@pytest.mark.parametrize(
    ("base", "said"),
    [("", "percent of your maximum"), ("100kg", "70 % of maximum 100 kg")],
)
def test_apart_from_its_percentage_an_unknown_maximum_is_said_with_what_it_is_of(base: str, said: str) -> None:
    origin = Origin(((Decimal(70), None),), Whole("maximum"), parse(base) if base else None)
    apart = loads.origin_apart(Aim(parse("70%"), origin), EN)
    assert apart.replace(NBSP, " ") == said


def test_plates_stand_in_brackets_beside_their_load() -> None:
    plates = Plates((Decimal(25), Decimal(10)))
    assert loads.a_side(plates, EN).replace(NBSP, "~") == "(25 + 10 a~side)"
    assert loads.in_brackets(plates, EN) == "(25 + 10)"
    assert loads.a_side(None, EN) == loads.in_brackets(None, EN) == ""


@pytest.mark.parametrize(
    ("load", "tag", "said"),
    [
        ("hard", "de", "hart"),
        ("easy", "pl", "lekko"),
        ("all out", "es", "a tope"),
        ("all out", "en", "all out"),
        ("able to talk", "en", "able to talk"),
        ("pain-free", "ar", "دون ألم"),
        ("marathon pace", "fr", "allure marathon"),
        ("half marathon pace + 10 s/km", "de", "Halbmarathontempo + 10 s/km"),
        ("T pace", "de", "T pace"),
        ("red band", "it", "elastico rosso"),
        ("red band", "en", "red band"),
        ("pink band", "de", "Band pink"),
        ("90 rpm", "fr", "90 tr/min"),
        ("250 W", "ru", "250 Вт"),
        ("0.8 m/s", "uk", "0,8 м/с"),
        ("90% effort", "es", "90 % de esfuerzo"),
        ("20% velocity loss", "en", "20 % velocity loss"),
        ("85% of FTP", "de", "85 % FTP"),
    ],
)
def test_what_is_aimed_at_is_said_in_the_language(load: str, tag: str, said: str) -> None:
    assert targets.load(parse(load), words_of(tag)).replace(NBSP, " ") == said


@pytest.mark.parametrize("tag", known())
def test_every_word_for_an_effort_is_one_that_is_read(tag: str) -> None:
    words = words_of(tag)
    for name in effort._WORDS:
        aim = parse(name)
        kind = "effort" if isinstance(aim, Feel) else "pace"
        assert f"{kind}.{name.removesuffix(' pace').replace(' ', '_')}" in words or name == "CSS", name
