"""Loads and other targets: ``60kg``, ``75%``, ``75% TM``, ``55% of barbell-hip-thrust``, ``RPE 8``, ``zone 2``, ``5:30/km``.

targets    = target [ "+" gear ] [ rule ] { "@" effort }
gear       = [ percent | weight ] [ word ] ( "bands" | "chains" )
target     = weight | percent | bodyweight | repmax | "bar" | [ word ] "band" | effort
weight     = [ "2x" ] range ( "kg" | "lb" ) [ "each" | ( "/" | "per" ) "hand" ]
percent    = range "%" [ "1RM" | "TM" | number "RM" ] [ "of" ( lift | "bodyweight" | words "weight" ) ] [ ( "+" | "-" ) weight ]
bodyweight = "bodyweight" [ ( "+" | "-" ) weight ]
repmax     = number "RM"
effort     = "RPE" [ limit ] range | "RIR" range | "Borg" range | "pain" [ limit ] range | "zone" range
           | range ( "cm" | "in" ) | [ limit ] range ( "bpm" | "m/s" | "W" | "rpm" | "spm" )
           | range "%" ( "effort" | "speed" | "MVC" | "velocity loss" | "incline" | "FTP" | "HRR" | "HRmax" ) | pace | word
limit      = "<=" | ">=" | "<" | ">"
pace       = m:ss [ "-" m:ss ] "/" [ number ] ( "km" | "mi" | "m" | "yd" ) | name "pace" [ ( "+" | "-" ) number "s" ]
change     = ( "+" | "-" ) number ( "%" | "kg" | "lb" ) | "first set" | "second set"   (after "@" of a set that follows another)
"""

from __future__ import annotations

import re
from decimal import Decimal

from msgspec.structs import replace

from programprint.notation import effort, rule
from programprint.notation.exertion import HeartRate, Pace, Rir, Rpe, Share, measure
from programprint.notation.scanner import Scanner, plain, span_of
from programprint.notation.target import (
    BODY,
    Band,
    Bar,
    Basis,
    BodyWeight,
    Effort,
    Load,
    Percent,
    RepMax,
    SameAs,
    Shift,
    Weight,
    WeightUnit,
)

HINT = "write it as 60kg, 135 lb, 75%, 55% of back-squat, RPE 8, 2 RIR or bodyweight + 10kg"
_OWN = r"(?:1\s?RM|max)"
_REPMAX = r"([2-9]|[12]\d|30)\s?RM"
_TRAINING = r"(?:TM|training max)"
_BODYWEIGHT = r"(?:body\s?weight|bw)"
MOST_BODIES = 5
"""Times the body weight that anybody lifts."""
_WEIGHT_OF = r"[a-z0-9][a-z0-9' -]*? (?:weight|load)"
"""A weight that the athlete knows: “Monday's weight”, “last work weight”."""
_OF = {"mvc": "MVC", "vl": "velocity loss", "grade": "incline", "ftp": "FTP", "mas": "MAS", "css": "CSS"}
_OF |= dict.fromkeys(("hrr", "hr reserve", "heart rate reserve"), "HRR") | dict.fromkeys(
    ("vo2max", "vo2 max"), "VO2max"
)
_EACH_HAND = r"(?:each(?: (?:hand|arm))?(?! side)|(?:/|per|in each)\s*(?:hand|arm|dumbbell|bell))(?![a-z])"


def _unit(scanner: Scanner) -> WeightUnit | None:
    if match := scanner.take(r"(?:(kgs?|kilos?)|(lbs?|pounds?))(?![a-z])"):
        return "kg" if match[1] else "lb"
    return None


def take(scanner: Scanner, follows: bool = False) -> Load:
    """A load and what else is aimed at, at the cursor; text after it is left alone. *follows*: there is a set before it."""
    with scanner.hinting(HINT):
        load = _climbing(scanner, _change(scanner) if follows else None)
        load = replace(load, also=_also(scanner, (load,)))
        if scanner.sees("@"):
            scanner.take("@")
            raise scanner.fail("a set aims at a load and at an effort, not at two loads", hint="write 75% @ RPE 8")
        return load


def _also(scanner: Scanner, before: tuple[Load, ...]) -> Effort | None:
    """What else is aimed at, one effort after another, each in another measure than those *before*."""
    joined = r"(?:@|,|and(?![a-z])|at(?![a-z]))?\s*"
    if not scanner.sees(rf"{joined}{effort.BEGINS}"):
        return None
    scanner.take(joined)
    at, found = scanner.at, _climbing(scanner)
    if not isinstance(found, Effort):  # it only began as one, as “60% HRV” does
        raise scanner.fail("a set aims at a load and at an effort, not at two loads", at, "write 75% @ RPE 8")
    if twice := next((one for one in before if measure(one) == measure(found)), None):
        hint = f"write one of them, a range, or a target for each set: 2x8 @ {twice}, 2x8 @ {found}"
        raise scanner.fail(f"“{twice}” and “{found}” are two aims in one measure", at, hint)
    return replace(found, also=_also(scanner, (*before, found)))


def _climbing(scanner: Scanner, load: Load | None = None) -> Load:
    """A target and, where it climbs, the rule."""
    load = _geared(scanner, load or _load(scanner))
    units = _climbs_by(load)
    at = scanner.at
    if not rule.sees(scanner):
        return load
    if isinstance(load, Bar):
        raise scanner.fail("the bar climbs from a weight", at, "write it: 20kg +2.5kg/session")
    if not units:
        raise scanner.fail(f"“{load}” does not climb by a rule", at, "write how it climbs in “progress:” or a “note:”")
    if isinstance(load, Percent) and (bare := scanner.take(r"[+-]\s*(\d+(?:\.\d+)?)\s*(?:/|per|every|each)")):
        hint = f"write +{bare[1]}% or +{bare[1]}kg, and how often"
        raise scanner.fail(f"“{bare[1]}” may be percent or a weight", at, hint)
    climbs = rule.take(scanner, units)
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


def _change(scanner: Scanner) -> Load | None:
    """“-10%”, “+5kg”, “80% of top set”, “first set”: a load told by another set of the same exercise."""
    if scanner.take(r"(?:as |like )?(?:the )?first set(?: last)?(?![a-z])|FSL(?![a-z])"):
        return SameAs(1)
    if scanner.take(r"(?:as |like )?(?:the )?second set(?: last)?(?![a-z])|SSL(?![a-z])"):
        return SameAs(2)
    at = scanner.at
    if match := scanner.take(r"(\d+(?:\.\d+)?)\s*% of (?:the )?(?:top(?: set)?|set before|last set)(?![a-z])"):
        share = Decimal(match[1]) - 100
        if not -99 <= share <= 100:
            raise scanner.fail(f"{match[1]} % of another set is out of reach", at, "write 90% of top set, or -10%")
        if not share:
            raise scanner.fail("100 % of another set is its own load", at, "write first set, or the load itself")
        return Shift(share, "%")
    if not (sign := scanner.take(r"[+-](?=\s*\d)")):
        return None
    step = (scanner.number() or Decimal(0)) * (-1 if sign[0] == "-" else 1)
    unit = "%" if scanner.take("%") else _unit(scanner)
    if unit is None or not step or (unit == "%" and not -100 < step <= 100):
        raise scanner.fail("a change from the set before needs a number and %, kg or lb", at, "write -10% or -5kg")
    scanner.take(r"(?:of|from|than) (?:the )?(?:top(?: set)?|set before|last set)(?![a-z])")
    return Shift(step, unit)


def _load(scanner: Scanner) -> Load:
    if match := scanner.take(r"((?:[a-z]+[ -]){0,2}?)(?:resistance )?bands?(?![a-z])"):
        return Band(match[1].strip().lower())
    if found := effort.take(scanner):
        return found
    if scanner.take(rf"{_BODYWEIGHT}(?![a-z])"):
        return _bodyweight(scanner)
    if scanner.take(r"(?:the )?(?:empty |just the )?bar(?:bell)?(?![a-z])"):
        return Bar()
    if scanner.take(r"(?:the |a )?(?:daily |day's )?max(?![a-z])"):
        return RepMax(1)
    at = scanner.at
    if match := scanner.take(rf"(\d(?:\.\d+)?)\s*(?:x|times)\s*{_BODYWEIGHT}(?![a-z])"):
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
    if not scanner.sees(r"\d"):
        raise scanner.fail(f"“{scanner.written[at:].strip()}” is not a load", hint=f"{HINT}; words go into “note:”")
    return _counted(scanner, at, *effort.numbers(scanner, "a load"))


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
    if unit := _unit(scanner):
        return Weight(low, unit, bool(scanner.take(_EACH_HAND)), high=high)
    if scanner.sees(r"x\s*\d"):
        pair = scanner.take(r"x") if low == 2 and high is None else None
        low, high = effort.numbers(scanner, "a weight") if pair else (low, high)
        if pair and (unit := _unit(scanner)):
            scanner.take(_EACH_HAND)
            return Weight(low, unit, True, high=high)
        raise scanner.fail("a load is one weight, or a pair", at, "write 24kg, or 2x24kg for one in each hand")
    share = low * 100 if low < 1 else low
    efforts = f"RPE {plain(low)}, {plain(low)} RIR, " if 1 <= low <= 10 and low % 1 == 0 else ""
    raise scanner.fail(
        f"“{span_of(low, high)}” has no unit that is known",
        hint=f"write {efforts}{plain(low)}kg, {plain(low)}lb or {plain(share)}%",
    )


def _percent(scanner: Scanner, at: int, low: Decimal, high: Decimal | None) -> Load:
    heart = scanner.take(
        r"(?:of\s*)?(?:HR\s?max|max(?:imum)? (?:HR|heart rate)|heart rate(?! reserve)|HR(?! reserve))(?![a-z])"
    )
    body = scanner.sees(rf"(?:of\s+(?:the |your )?)?{_BODYWEIGHT}(?![a-z])")
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
    unit = _unit(scanner)
    return replace(load, plus=-number if sign and sign[0] == "-" else number, plus_unit=unit if number and unit else "")


def _sees_gear(scanner: Scanner) -> bool:
    return scanner.sees(r"[+]\s*\d+(?:[.,]\d+)?\s*(?:kg|lb)\s*(?:[a-z]+ )?(?:bands?|chains?)(?![a-z])")


def _lift(scanner: Scanner) -> tuple[str, Basis]:
    """The lift that a percentage is taken of, empty where it is the exercise itself; and of what of it."""
    basis: Basis = ""
    if scanner.take(rf"{_BODYWEIGHT}(?![a-z])"):
        return BODY, basis
    if match := scanner.take(rf"of\s+(?:the |your )?(?!{_BODYWEIGHT})({_WEIGHT_OF})(?![a-z])"):
        return "", " ".join(match[1].replace("’", "'").split())
    if match := scanner.take(rf"(?:of\s*(?:the |your )?)?(?:({_TRAINING})|{_OWN}|{_REPMAX})(?![a-z-])"):
        basis = "TM" if match[1] else f"{match[2]}RM" if match[2] else "1RM"
    if not scanner.take(r"of(?![a-z])"):
        return "", basis
    start = scanner.at
    if not (match := scanner.take(r"[^,@/+]*[^,@/+\s]")):
        raise scanner.fail("“of” needs the name of a lift")
    ends = re.search(
        rf"\s(?:-\s?\d|(?:\d+\s)?(?:RPE|RIR)\b|at\s|and\s+{effort.BEGINS}|rest\s|tempo\s)", match[0], re.IGNORECASE
    )
    if ends:
        scanner.at = start + ends.start()
        scanner.take("")
        match = re.compile(r".*").match(scanner.text, start, start + ends.start())
        assert match
    lift = " ".join(scanner.written[match.start() : match.end()].split())
    if of_it := re.fullmatch(rf"(.+?) (?:({_TRAINING})|{_OWN})", lift, re.IGNORECASE):
        lift, basis = of_it[1], "TM" if of_it[2] else "1RM"
    return (BODY if re.fullmatch(_BODYWEIGHT, lift, re.IGNORECASE) else lift), basis


def _bodyweight(scanner: Scanner) -> BodyWeight:
    if rule.sees(scanner) or not (sign := scanner.take(r"[+-](?=\s*\d)(?!\s*\d+\s*x)")):
        return BodyWeight()
    added = scanner.number() or Decimal(0)
    unit = _unit(scanner)
    if unit is None:
        share = f"{plain(added)}% of bodyweight" if scanner.sees("%") else "bodyweight + 10kg"
        raise scanner.fail("what is added to the bodyweight needs kg or lb", hint=f"write {share}")
    return BodyWeight(-added if sign[0] == "-" else added, unit if added else "")


def parse(text: str) -> Load:
    """A load that fills the whole text."""
    scanner = Scanner(text, HINT)
    load = take(scanner)
    scanner.end()
    return load
