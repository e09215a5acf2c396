"""The languages of the sheet: which there are, what each must say, and how it counts, dates and writes numbers."""

from __future__ import annotations

import re
from collections.abc import Iterator
from datetime import date, timedelta
from decimal import Decimal
from pathlib import Path
from string import Formatter

import babel.dates
import pytest
from babel import Locale

from programprint import languages
from programprint.languages import known, phrases_in, tag_of, unspoken, words_of
from programprint.languages import names as language_names
from programprint.merge.sheet import Session
from programprint.notation.load import parse
from programprint.notation.scanner import NBSP
from programprint.wording import dates, names, targets
from programprint.wording.words import Phrase

FOLDER = Path(languages.__file__).parent
CUSTOMS = sorted(file.stem for file in (FOLDER / "cldr").glob("*.txt"))
"""The tags with plurals and dates of their own."""
OTHERS = [tag for tag in known() if tag.partition("-")[0] != "en"]
NUMBERS = [
    *(str(number) for number in (*range(0, 205), 1000, 1001, 1011, 1002, 10000, 12345)),
    *("0.5", "1.5", "2.5", "5.25", "11.1", "21.5", "102.5"),
]


def phrases(tag: str) -> dict[str, Phrase]:
    return phrases_in((FOLDER / f"{tag}.txt").read_text(encoding="utf-8"))


def forms(phrase: Phrase) -> dict[str, str]:
    return {"other": phrase} if isinstance(phrase, str) else phrase


def fields(text: str) -> set[str]:
    return {name for _, name, _, _ in Formatter().parse(text) if name is not None}


OWN = {"names.inside"}
"""What a language may say that English has no need to say."""


def customary(meaning: str) -> bool:
    """Whether another language has it from the CLDR."""
    return re.fullmatch(r"date|date\.(day|of_year|weekday\.\d|month\.\d+)", meaning) is not None


@pytest.mark.parametrize("tag", CUSTOMS)
def test_the_form_is_that_which_the_cldr_asks_for(tag: str) -> None:
    rule = Locale.parse(tag).plural_form
    words = languages.customary(tag, {"x": {form: form for form in (*rule.tags, "other")}})
    for number in NUMBERS:
        assert words.counted("x", Decimal(number)) == rule(Decimal(number)), number


@pytest.mark.parametrize("tag", CUSTOMS)
def test_dates_are_in_the_order_and_the_names_of_the_language(tag: str) -> None:
    words = words_of(tag) if tag in known() else languages.customary(tag)
    for number in range(0, 366, 5):
        on = date(2027, 1, 1) + timedelta(number)
        expected = babel.dates.format_skeleton("yMMMEd", on, locale=Locale.parse(tag))
        assert plainly(dates.day(on, words)) == plainly(expected)
        assert plainly(dates.short(on, words)) == plainly(babel.dates.format_skeleton("MMMd", on, locale=tag))


def plainly(text: str) -> str:
    """A date without marks of direction and with plain spaces."""
    return re.sub(r"\s", " ", re.sub("[\u200e\u200f\u061c]", "", text))


@pytest.mark.parametrize("tag", CUSTOMS)
def test_numbers_have_the_sign_of_the_language(tag: str) -> None:
    sign = Locale.parse(tag).number_symbols["latn"]["decimal"]
    assert languages.customary(tag).number(Decimal("22.50")) == f"22{sign}5"


@pytest.mark.parametrize(
    ("n", "form"),
    [
        ("1", "one"),
        ("8–10", "many"),
        ("1–2", "few"),
        ("5+", "many"),
        ("2,5", "other"),
        ("1:30", "other"),
        ("21", "one"),
    ],
)
def test_a_phrase_takes_the_form_of_the_last_number_in_it(n: str, form: str) -> None:
    words = languages.customary("uk", {"x": {form: "{n} " + form for form in ("one", "few", "many", "other")}})
    assert words("x", n=n) == f"{n} {form}"


def test_a_form_that_a_language_lacks_is_the_other_one() -> None:
    words = languages.customary("pl", phrases_in("x: {n} inne\nx[one]: {n} jeden"))
    assert [words("x", n=n) for n in (1, 2, 5)] == ["1 jeden", "2 inne", "5 inne"]
    assert words.counted("x", Decimal("2.5")) == "2,5 inne"


def test_what_a_language_does_not_say_is_said_in_english() -> None:
    words = languages.customary("de", {"notes": "Notizen"})
    assert (words("notes"), words("week", n=3)) == ("Notizen", "Week 3")
    assert words.counted("rounds", Decimal(1)) == f"1{NBSP}round"
    with pytest.raises(KeyError):
        words("nothing")


def test_a_region_is_found_by_its_language() -> None:
    assert words_of("en-GB")("week", n=1) == words_of("en_AU")("week", n=1) == words_of("xx")("week", n=1) == "Week 1"
    assert words_of("../secret")("week", n=1) == "Week 1"


def problems(tag: str) -> Iterator[str]:
    """What a language's file lacks, or says in a form or with a value that there is not."""
    english, own = phrases("en"), phrases(tag)
    there = {*Locale.parse(tag).plural_form.tags, "other"}
    yield from (f"missing: {meaning}" for meaning in english.keys() - own.keys() if not customary(meaning))
    yield from (f"unknown: {meaning}" for meaning in own.keys() - english.keys() - OWN)
    for meaning in own.keys() & english.keys() - {"ordinal"}:
        asked = set().union(*map(fields, forms(english[meaning]).values()))
        if "other" not in forms(own[meaning]):
            yield f"no form for other numbers: {meaning}"
        for form, text in forms(own[meaning]).items():
            left_out = {"n"} if form in ("zero", "one", "two") else set()
            if form not in there:
                yield f"no such form: {meaning}[{form}]"
            if not asked - left_out <= fields(text) <= asked:
                yield f"other values: {meaning}[{form}]"


@pytest.mark.parametrize("tag", OTHERS)
def test_a_language_says_everything(tag: str) -> None:
    assert sorted(problems(tag)) == []
    assert tag in CUSTOMS, "python docs/cldr.py"


@pytest.mark.parametrize(
    ("tag", "day", "expected", "short"),
    [
        ("en", "monday", "monday", "mon"),
        ("de", "Monday", "Montag", "Mo"),
        ("es", "Wednesday PM", "Miércoles PM", "mié"),
        ("ru", "Sunday", "Воскресенье", "вс"),
        ("de", "Monday evening", "Montag abends", "Mo"),
        ("ar", "Monday morning", "الاثنين صباحًا", "إثنين"),
        ("es", "Wednesday and Friday", "Miércoles, viernes", "miércoles, viernes"),
        ("de", "Monday to Friday", "Montag–Freitag", "Montag–Freitag"),
        ("en", "Monday to Friday", "Monday to Friday", "Monday to Friday"),
        ("de", "Tag 1", "Tag 1", "Tag 1"),
    ],
)
def test_a_weekday_is_said_in_the_language_of_the_sheet(tag: str, day: str, expected: str, short: str) -> None:
    words = words_of(tag)
    assert names.day(Session("one", "One", day, 5, (), (), ""), words) == expected
    assert names.short_day(day, words) == short


def test_days_on_one_line_begin_with_a_capital_once() -> None:
    words = words_of("es")
    days = ("Monday", "Thursday")
    assert names.day(Session("one", "One", "", 5, (), (), "", days=days), words) == "Lunes, jueves"
    assert names.weekdays_at_the_head(days, words) == "Lunes, jueves"
    assert names.weekdays(days, words) == "lunes, jueves"


@pytest.mark.parametrize(
    ("tag", "name", "inside"),
    [
        ("en", "Romanian deadlift", "Romanian deadlift"),
        ("de", "Kniebeuge", "Kniebeuge"),
        ("es", "Sentadilla", "sentadilla"),
        ("tr", "Isınma", "ısınma"),
    ],
)
def test_a_name_inside_a_sentence_has_the_letter_that_its_language_asks_for(tag: str, name: str, inside: str) -> None:
    own = {"names.proper": ""} if tag == "tr" else {}
    assert names.inside(name, languages.customary(tag, own) if own else words_of(tag)) == inside


def test_capitals_are_those_of_the_language() -> None:
    assert [words_of("el").capitals("Αποφόρτιση"), words_of("el").capital("άσκηση")] == ["ΑΠΟΦΟΡΤΙΣΗ", "Άσκηση"]
    turkish = languages.customary("tr")
    assert [turkish.capitals("dinlenme"), turkish.capital("ip")] == ["DİNLENME", "İp"]
    assert words_of("de").capitals("Entlastung") == "ENTLASTUNG"


@pytest.mark.parametrize(
    ("tag", "unit", "expected"),
    [
        ("en", "kg", "kg"),
        ("ru", "kg", "кг"),
        ("ru", "cm", "см"),
        ("ru", "in", "in"),
        ("de", "rpm", "U/min"),
        ("de", "", ""),
    ],
)
def test_a_unit_is_that_of_the_language(tag: str, unit: str, expected: str) -> None:
    assert words_of(tag).unit(unit) == expected


@pytest.mark.parametrize(
    ("load", "expected"),
    [("22.5kg", "22,5 кг"), ("72.5-75%", "72,5–75 %"), ("in 32.5 s", "32,5 с"), ("in 1:12.5 min", "1:12,5")],
)
def test_figures_have_the_comma_of_the_language(load: str, expected: str) -> None:
    phrase = targets.load(parse(load), words_of("ru")).replace(NBSP, " ")
    assert expected in phrase


@pytest.mark.parametrize(
    ("called", "tag"),
    [
        ("German", "de"),
        ("deutsch", "de"),
        ("español", "es"),
        ("ESPANOL", "es"),
        ("arabic", "ar"),
        ("العربية", "ar"),
        ("português do Brasil", "pt-BR"),
        ("deu", "de"),
        ("de-AT", "de-AT"),
        ("Klingon", "Klingon"),
        ("cz", "cz"),
    ],
)
def test_a_language_is_known_by_its_name(called: str, tag: str) -> None:
    assert tag_of(called) == tag


def test_every_language_has_names() -> None:
    assert {tag.partition("-")[0] for tag in known()} == {tag.partition("-")[0] for tag in language_names._NAMES}


@pytest.mark.parametrize(
    ("tag", "cure"), [("cz", "write cs"), ("se", "write sv"), ("jp", f"write one of {', '.join(known())}")]
)
def test_a_country_that_is_taken_for_a_language_is_told(tag: str, cure: str) -> None:
    assert unspoken(tag) == (f"there are no words in the language “{tag}”", cure)


@pytest.mark.parametrize(
    ("tag", "number", "said"),
    [
        ("ru", 1, "+ 1 каждую неделю"),
        ("ru", 21, "21"),
        ("uk", 31, "31"),
        ("fr", Decimal("1.5"), "1,5"),
        ("de", 1, "+ 1 pro Woche"),
    ],
)
def test_a_form_without_a_number_is_that_of_one_alone(tag: str, number: Decimal | int, said: str) -> None:
    assert said in words_of(tag).counted("rule.more.week", number, step="1").replace(NBSP, " ")
