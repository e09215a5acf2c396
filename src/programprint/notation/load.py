"""Loads and other targets: ``60kg``, ``75%``, ``75% TM``, ``55% of barbell-hip-thrust``, ``RPE 8``, ``zone 2``, ``5:30/km``.

targets    = target [ "+" gear ] [ rule ] { "@" effort }
gear       = [ percent | weight ] [ word ] ( "bands" | "chains" )
target     = weight | percent | bodyweight | repmax | "bar" | [ word ] "band" | effort
weight     = [ "2x" ] ( range | number "/" number ) ( "kg" | "lb" ) [ "each" | ( "/" | "per" ) "hand" ]
percent    = range "%" [ "1RM" | "TM" | number "RM" ] [ "of" ( lift | "bodyweight" | words "weight" ) ] [ ( "+" | "-" ) weight ]
bodyweight = "bodyweight" [ ( "+" | "-" ) weight ]
repmax     = number "RM"
effort     = "RPE" [ limit ] range | "RIR" range | "Borg" range | "pain" [ limit ] range | "zone" range
           | ( range | number "/" number ) ( "cm" | "in" ) | [ limit ] range ( "bpm" | "m/s" | "W" | "rpm" | "spm" )
           | range "%" ( "effort" | "speed" | "MVC" | "velocity loss" | "incline" | "FTP" | "HRR" | "HRmax" ) | pace | word
limit      = "<=" | ">=" | "<" | ">"
pace       = m:ss[.s] [ "-" m:ss[.s] ] "/" [ number ] ( "km" | "mi" | "m" | "yd" | "ft" )
           | name "pace" [ ( "+" | "-" ) number "s" ]
change     = ( "+" | "-" ) number ( "%" | "kg" | "lb" ) | "first set" | "second set"   (after "@" of a set that follows another)
"""

from __future__ import annotations

import re
from decimal import Decimal

from msgspec.structs import replace

from programprint.notation import effort, named_load, pair, rule, slips, told
from programprint.notation.exertion import HeartRate, Pace, Rir, Rpe, Share, measure
from programprint.notation.named_load import BODYWEIGHT
from programprint.notation.scanner import Scanner, Unreadable, plain, span_of
from programprint.notation.target import BODY, Bar, Basis, BodyWeight, Effort, Load, Percent, RepMax, Weight

HINT = "write it as 60kg, 135 lb, 75%, 55% of back-squat, RPE 8, 2 RIR or bodyweight + 10kg"
_OWN = r"(?:e?1\s?RM|max(?:imum)?(?! (?:effort|speed|HR|heart)))"
_REPMAX = r"([2-9]|[12]\d|30)\s?RM"
_TRAINING = r"(?:TM|training max)"
MOST_BODIES = 5
"""Times the body weight that anybody lifts."""
_OF = {"mvc": "MVC", "vl": "velocity loss", "grade": "incline", "ftp": "FTP", "mas": "MAS", "css": "CSS"}
_OF |= dict.fromkeys(("hrr", "hr reserve", "heart rate reserve"), "HRR") | dict.fromkeys(
    ("vo2max", "vo2 max"), "VO2max"
)
BEGINS = rf"\d|{named_load.BEGINS}"
"""How a load begins that needs no “@” before it, as in brackets."""
_ASIDE = r"\(\s*(?:[@/\d<>]|(?:RPE|RIR|rest|tempo|per|each|alt\w*|every|hold|easy|hard|all out)\b)"
"""What is said in brackets after the name of a lift, and is no part of it."""
_PAIR = r"/\s*\d[\d.,]*\s*(?:kgs?|kilos?|lbs?|pounds?|cm|in(?:ch(?:es)?)?|\"|″)(?!\s*\d|[a-z])"
"""The second of two weights or heights that a group chooses from."""
_EACH_HAND = r"(?:each(?: (?:hand|arm))?(?! side)|(?:/|per|in each)\s*(?:hand|arm|dumbbell|bell))(?![a-z])"


def take(scanner: Scanner, follows: bool = False, after_at: bool = False) -> Load:
    """A load and what else is aimed at, at the cursor; text after it is left alone. *follows*: there is a set before it;
    *after_at*: an “@” stands before it, so that a number alone may be an RPE."""
    if inner := scanner.bracketed():
        aim = take(inner, follows, after_at)
        inner.end()
        return aim
    with scanner.hinting(HINT):
        first = (told.take(scanner) if follows else None) or (effort.take_bare(scanner) if after_at else None)
        load = _climbing(scanner, first)
        load = replace(load, also=take_also(scanner, load))
        if scanner.sees("@"):
            scanner.take("@")
            at = scanner.at
            if load.also is None and (rpe := effort.take_bare(scanner)):
                _check_apart(scanner, at, (load,), rpe)
                return replace(load, also=rpe)
            raise scanner.fail("a set aims at a load and at an effort, not at two loads", hint="write 75% @ RPE 8")
        return load


def _check_apart(scanner: Scanner, at: int, before: tuple[Load, ...], found: Load) -> None:
    if twice := next((one for one in before if measure(one) == measure(found)), None):
        hint = f"write one of them, a range, or a target for each set: 2x8 @ {twice}, 2x8 @ {found}"
        raise scanner.fail(f"“{twice}” and “{found}” are two aims in one measure", at, hint)


def take_also(scanner: Scanner, *before: Load) -> Effort | None:
    """What else is aimed at, one effort after another, each in another measure than those *before*."""
    joined = r"(?:@|,|and(?![a-z])|at(?![a-z]))?\s*"
    if not scanner.sees(rf"{joined}{effort.BEGINS}"):
        return None
    scanner.take(joined)
    at, found = scanner.at, _climbing(scanner)
    if not isinstance(found, Effort):  # it only began as one, as “60% HRV” does
        raise scanner.fail("a set aims at a load and at an effort, not at two loads", at, "write 75% @ RPE 8")
    _check_apart(scanner, at, before, found)
    return replace(found, also=take_also(scanner, *before, found))


def _climbing(scanner: Scanner, load: Load | None = None) -> Load:
    """A target and, where it climbs, the rule."""
    load = _geared(scanner, load or _load(scanner))
    steps = _climbs_by(load)
    at = scanner.at
    if not rule.sees(scanner):
        return load
    if isinstance(load, Bar):
        raise scanner.fail("the bar climbs from a weight", at, "write it: 20kg +2.5kg/session")
    if not steps:
        raise scanner.fail(f"“{load}” does not climb by a rule", at, "write how it climbs in “progress:” or a “note:”")
    if isinstance(load, Percent) and (bare := scanner.take(r"[+-]\s*(\d+(?:\.\d+)?)\s*(?:/|per|every|each)")):
        hint = f"write +{bare[1]}% or +{bare[1]}kg, and how often"
        raise scanner.fail(f"“{bare[1]}” may be percent or a weight", at, hint)
    climbs = rule.take(scanner, steps)
    if climbs and climbs.limit is not None and isinstance(load, Percent) and climbs.unit != "%":
        raise scanner.fail(
            "a percentage cannot climb up to a weight", at, f"leave out “up to {climbs.limit}{climbs.unit}”"
        )
    return replace(load, rule=climbs)


def _climbs_by(load: Load) -> tuple[str, ...]:
    """What a rule may add to a target; nothing where it does not climb."""
    match load:
        case Weight():
            return load.unit, "%"
        case Percent():
            return "%", "kg", "lb"
        case BodyWeight():
            return (load.unit,) if load.unit else ("kg", "lb")
        case Rpe() | Rir():
            return ("",)
        case Pace():
            return ("s",)
    return ()


def _geared(scanner: Scanner, load: Load) -> Load:
    """A load and the bands or chains that pull besides."""
    if match := scanner.take(
        r"\+\s*((?:\d+(?:\.\d+)?\s*(?:%|kg|lb)\s*)?(?:(?!and )[a-z]+ )?(?:bands?|chains?))(?![a-z])"
    ):
        return replace(load, gear=re.sub(r"(?<=\d)\s*(%|kg|lb)\s*", r"\1 ", " ".join(match[1].lower().split())))
    return load


def _load(scanner: Scanner) -> Load:
    if found := named_load.take(scanner) or effort.take(scanner):
        return found
    at = scanner.at
    if scanner.tells("b") and (match := scanner.take(rf"(\d(?:\.\d+)?)\s*(?:x|times)\s*{BODYWEIGHT}(?![a-z])")):
        share = Decimal(match[1]) * 100
        if not 0 < share <= MOST_BODIES * 100:
            raise scanner.fail(f"{match[1]} times the body weight is out of reach", at)
        return Percent(share, BODY)
    if scanner.done:
        raise scanner.fail("the load is missing")
    if scanner.sees(r"[+-]\s*\d"):
        raise scanner.fail(
            f"“{scanner.written[at:].strip()}” is not a load",
            at,
            "-10% and -5kg follow another set: 1x5 @ 80%, back-off 3x5 @ -10%; for added weight write bodyweight + 10kg",
        )
    if (scanner.word or scanner.tells(" of ")) and scanner.sees(told.BEGINS):
        raise told.of_nothing(scanner)
    if not scanner.sees(r"\d"):
        raise told.no_load(scanner, HINT)
    low, high = effort.numbers(scanner, "a load")
    second = pair.second(scanner, low) if high is None and scanner.sees(_PAIR) else None
    return pair.of(scanner, at, _counted(scanner, at, low, high), second)


def _counted(scanner: Scanner, at: int, low: Decimal, high: Decimal | None) -> Load:
    """What begins with a number."""
    if scanner.take("%"):
        return _percent(scanner, at, low, high)
    if found := effort.counted(scanner, at, low, high):
        return found
    if high is None and low % 1 == 0 and 1 <= low <= 30 and scanner.take(r"RM(?![a-z])"):
        return RepMax(int(low))
    if scanner.sees(r"RM(?![a-z])"):
        raise scanner.fail(f"{span_of(low, high)}RM cannot be meant", at, "write one number of reps, from 1RM to 30RM")
    if unit := named_load.take_unit(scanner):
        each = bool(scanner.take(_EACH_HAND))
        second = pair.second(scanner, low) if scanner.sees(rf"/\s*\d[\d.,]*\s*{unit}s?(?![a-z])") else None
        if second:
            named_load.take_unit(scanner)
        return Weight(low, unit, each or bool(scanner.take(_EACH_HAND)), high=high, second=second)
    if scanner.sees(r"x\s*\d"):
        both = scanner.take(r"x") if low == 2 and high is None else None
        low, high = effort.numbers(scanner, "a weight") if both else (low, high)
        second = pair.second(scanner, low) if both and high is None else None
        if both and (unit := named_load.take_unit(scanner)):
            scanner.take(_EACH_HAND)
            return Weight(low, unit, True, high=high, second=second)
        raise scanner.fail("a load is one weight, or a pair", at, "write 24kg, or 2x24kg for one in each hand")
    raise _without_unit(scanner, at, low, high)


_LISTED = r"(?:\s*/\s*\d[\d.]*|,\s*\d[\d.]*(?=\s*(?:$|[,%]|kg|lb)))+\s*(?:%|kg|lb)?"
"""More loads after the first."""
_EFFORTS = r"(?:RPE|RIR)\s*\d[\d.]*(?:\s*(?:,\s*(?:RPE|RIR)?|/|-(?=[^,/]*[-,/]))\s*\d[\d.]*)+(?:\s*-\s*\d[\d.]*)?\s*"
"""An effort for each of several sets."""


def _without_unit(scanner: Scanner, at: int, low: Decimal, high: Decimal | None) -> Unreadable:
    """A number, or several, of which nobody knows what they count."""
    after_at = scanner.text[:at].rstrip().endswith("@")
    if more := scanner.looks(_LISTED):
        written = scanner.written[at : more.end()].strip()
        each = re.findall(r"\d[\d.]*", written)
        if after_at and written[-1:].isdigit() and len(each) > 2 and low > 10:
            listed = f"{scanner.written[:at]}{'/'.join(each)}"
            return scanner.fail(f"“{written}” has no unit", at, f"write {listed}kg, or {listed}%: a load for each set")
        if "/" in written and len(each) == 2 and each[1] == "10" and low <= 10 and written[-1:].isdigit():
            message = f"“{written}” may be how hard it is, or two weights that a group chooses from"
            return scanner.fail(message, at, f"write RPE {plain(low)}, or {plain(low)}/10kg")
        hint = "a load for each set stands in “do:”, with a unit at its end: 5/3/1 @ 65/75/85%"
        return scanner.fail(f"“{written}” is more than one load", at, hint)
    share, number = low * 100 if low < 1 else low, span_of(low, high)
    efforts = f", {plain(share)}% or RPE {number}" if 1 <= low <= (high or low) <= 10 else f" or {plain(share)}%"
    alone = "; a number alone after “@” is an RPE only from 5 to 10" if after_at else ""
    hint = f"write {plain(low)}kg, {plain(low)}lb{efforts}{alone}"
    return scanner.fail(f"“{number}” has no unit that is known", at, hint)


def _percent(scanner: Scanner, at: int, low: Decimal, high: Decimal | None) -> Load:
    heart = scanner.take(
        r"(?:of\s*)?(?:HR\s?max|max(?:imum)? (?:HR|heart rate)|heart rate(?! reserve)|HR(?! reserve))(?![a-z])"
    )
    body = scanner.sees(rf"(?:of\s+(?:the |your )?)?{BODYWEIGHT}(?![a-z])")
    most = 100 if heart else MOST_BODIES * 100 if body else 200
    if not low or (high or low) > most:
        raise scanner.fail(f"{span_of(low, high)} % is out of reach", at, f"a percentage lies between 1 and {most}")
    if low < 1 and not scanner.sees(r"(?:of\s*)?(?:incline|grade)"):
        shares = Decimal("0.01") <= low <= (high or low) < most / 100
        near = f"write {span_of(low * 100, high and high * 100)}%; " if shares else ""
        raise scanner.fail(
            f"{span_of(low, high)} % is out of reach", at, f"{near}a percentage lies between 1 and {most}"
        )
    if heart:
        return HeartRate(low, "%", high=high)
    if match := scanner.take(
        r"(?:of\s*)?(?:(?:max(?:imum)?|top) )?(effort|speed|MVC|velocity loss|VL|incline|grade"
        r"|FTP|HRR|HR reserve|heart rate reserve|VO2 ?max|MAS|CSS)(?![a-z])"
    ):
        return Share(low, _OF.get(match[1].lower(), match[1].lower()), high=high)
    of, basis = _lift(scanner)
    load = Percent(low, of, basis, high=high)
    if not scanner.sees(r"[+-]\s*\d+(?:[.,]\d+)?\s*(?:kg|kilo|lb|pound)") or rule.sees(scanner) or _sees_gear(scanner):
        return load
    sign = scanner.take(r"[+-]")
    number = scanner.number() or Decimal(0)
    unit = named_load.take_unit(scanner)
    return replace(load, plus=-number if sign and sign[0] == "-" else number, plus_unit=unit if number and unit else "")


def _sees_gear(scanner: Scanner) -> bool:
    return scanner.sees(r"[+]\s*\d+(?:[.,]\d+)?\s*(?:kg|lb)\s*(?:[a-z]+ )?(?:bands?|chains?)(?![a-z])")


def _lift(scanner: Scanner) -> tuple[str, Basis]:
    """The lift that a percentage is taken of, empty where it is the exercise itself; and of what of it."""
    basis: Basis = ""
    if scanner.take(rf"{BODYWEIGHT}(?![a-z])"):
        return BODY, basis
    if match := scanner.take(rf"of\s+(?:the |your )?(?!{BODYWEIGHT})({told.WEIGHT_OF})(?![a-z])"):
        return "", " ".join(match[1].replace("’", "'").split())
    if match := scanner.take(rf"(?:of\s*(?:the |your )?)?(?:({_TRAINING})|{_OWN}|{_REPMAX})(?![a-z-])"):
        basis = "TM" if match[1] else f"{match[2]}RM" if match[2] else "1RM"
    if not scanner.take(r"of(?![a-z])"):
        return "", basis
    start = scanner.at
    if not (match := scanner.take(r"[^,@/+]*[^,@/+\s]")):
        raise scanner.fail("“of” needs the name of a lift")
    ends = re.search(
        rf"\s(?:-\s?\d|(?:\d+\s)?(?:RPE|RIR)\b|at\s|and\s+{effort.BEGINS}|rest\s|tempo\s|every\s+\d)|\s?{_ASIDE}|\)$",
        match[0],
        re.IGNORECASE,
    )
    if ends:
        scanner.at = start + ends.start()
        scanner.take("")
        match = re.compile(r".*").match(scanner.text, start, start + ends.start())
        assert match
    lift = " ".join(scanner.written[match.start() : match.end()].split())
    if of_it := re.fullmatch(rf"(.+?) (?:({_TRAINING})|{_OWN})", lift, re.IGNORECASE):
        lift, basis = of_it[1], "TM" if of_it[2] else "1RM"
    return (BODY if re.fullmatch(BODYWEIGHT, lift, re.IGNORECASE) else lift), basis


def parse(text: str) -> Load:
    """A load that fills the whole text."""
    scanner = Scanner(text, HINT)
    if match := scanner.looks(rf"@?\s*({_EFFORTS})$"):
        each = re.findall(r"\d[\d.]*", match[1])
        hint = f"one for each set stands in “do:”, such as do: {len(each)}x10 @ {match[1][:3].upper()} {'/'.join(each)}"
        raise scanner.fail(f"“{match[1].strip()}” is more than one target", match.start(1), hint)
    load = take(scanner, after_at=bool(scanner.take("@")))
    if isinstance(load, Weight) and load.one and scanner.sees(slips.A_SIDE):
        raise slips.on_each_side(scanner, load.low, load.unit)
    scanner.end()
    return load
