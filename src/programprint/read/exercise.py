"""The exercise file: what does not change from program to program."""

from typing import Annotated, Literal
from urllib.parse import urlsplit

from programprint.notation.amount import Limb
from programprint.read.fields import LoadField, Name, OwnTempo, Prose, Rest, Sentence
from programprint.read.readers import Before, Between, Described, Models, Path, Reader, Reading, unreadable
from programprint.read.written import Written, field

Sides = Literal["both", "each", "alternating"]
Pattern = Literal[
    "squat",
    "hinge",
    "lunge",
    "push",
    "pull",
    "carry",
    "jump",
    "hop",
    "throw",
    "sprint",
    "conditioning",
    "trunk",
    "calf",
    "hip",
    "shoulder",
    "mobility",
    "balance",
]
"""Families of movement: jump and land on two legs, hop and push off on one, calf and foot, hip and adductor,
and conditioning: what is done for minutes, for the heart and the lungs."""


class Cue(Written):
    """One thing to know or to do."""

    text: Sentence = field(description="The cue in full.", examples=["Push through the whole foot."])
    short: Prose = field("", description="The same in a few words, for narrow layouts.", examples=["Whole foot."])


class Mistake(Written):
    """Something that goes wrong, and its cure."""

    text: Sentence = field(description="What goes wrong.", examples=["The knee caves in."])
    fix: Prose = field("", description="What to do about it.", examples=["Lower the bench."])


class Muscle(Written):
    """A muscle that works in the exercise."""

    name: Name = field(description="The muscle.", examples=["gluteus maximus"])
    role: Literal["primary", "secondary", "stabiliser"] = field(
        "primary", description="What it does: prime mover, helper, or holding still.", examples=["primary"]
    )
    job: Prose = field("", description="The job in a few words.", examples=["extends the hip"])
    share: Annotated[int, Between(1, 100)] | None = field(
        None, description="Its share of the work in percent.", examples=[55]
    )


class Variation(Written):
    """Another form of the exercise."""

    name: Name = field(description="What it is called.", examples=["Knee bent"])
    level: Literal["easier", "harder", "other"] = field(
        "other", description="Easier, harder, or just other.", examples=["easier"]
    )
    exercise: str = field(
        "", description="The id of its own exercise file, where there is one.", examples=["glute-bridge"]
    )
    note: Prose = field("", description="How it is done, or for whom.", examples=["Hold the free knee over the hip."])


class Question(Written):
    """A question that athletes ask, and the answer."""

    question: Sentence = field(description="The question.", examples=["Where should I feel it?"])
    answer: Sentence = field(description="The answer.", examples=["In the glute of the planted leg."])


class Guidance(Written):
    """Advice for the coach who programs it and the athlete who does it."""

    purpose: Prose = field("", description="Why one does it.", examples=["Shows a weak side that two legs hide."])
    placement: Prose = field(
        "", description="Where it fits in a session.", examples=["After the warm-up, while fresh."]
    )
    reps: Prose = field("", description="How many reps and sets suit it.", examples=["3 to 5 crisp reps per leg."])
    recovery: Prose = field("", description="How long to rest.", examples=["Full recovery between sets."])
    load: Prose = field("", description="How heavy, and where to start.", examples=["Half of the two-leg load."])
    weak_side: Prose = field("", description="What to do about a weak side.", examples=["Weak side first."])
    beginners: Prose = field("", description="What a beginner should know.", examples=["Start on a low step."])
    feel: Prose = field("", description="Where the work is felt.", examples=["Quad and glute."])


class Phases(Written):
    """The exercise's own words for the four phases of a rep."""

    eccentric: Prose = field("", description="The muscle lengthens under load.", examples=["down"])
    lengthened: Prose = field("", description="The pause after that.", examples=["pause low"])
    concentric: Prose = field("", description="The muscle shortens.", examples=["up"])
    shortened: Prose = field("", description="The pause after that.", examples=["squeeze"])


def _cue(value: object) -> object:
    return {"text": value} if isinstance(value, str) else value


CueField = Annotated[Cue, Before(_cue, str | Cue)]
MistakeField = Annotated[Mistake, Before(_cue, str | Mistake)]


LONGEST_LINK = 300
"""Characters that still make a code which prints small and scans well."""


def _link(value: object) -> object:
    if not isinstance(value, str) or not value:
        return value
    copied = "copy the address from the browser"
    if not value.lower().startswith(("https://", "http://")):
        raise unreadable("a link starts with https:// or http://", copied)
    if any(character.isspace() or not character.isprintable() for character in value) or not _host(value):
        raise unreadable("this is no address that a browser could open", copied)
    if len(value) > LONGEST_LINK:
        message = f"a link of {len(value)} characters makes a code too fine to scan"
        raise unreadable(message, "use the short link that the site offers for sharing")
    return value


def _host(address: str) -> str:
    """The name of the computer in an address; empty where there is none."""
    try:
        return urlsplit(address).hostname or ""
    except ValueError:
        return ""


Link = Annotated[str, Before(_link)]


class _Figure:
    """A mark: the value is kept as it is written. What reads and describes a figure is loaded where one is drawn."""

    def around(self, annotation: object) -> Reader:
        return self

    def read(self, value: object, path: Path, reading: Reading) -> object:
        return value

    def described(self, models: Models) -> Described:
        from programprint.read.figure_schema import described

        return described()


FigureField = Annotated[object, _Figure()]


class Content(Written):
    """What an exercise is and how it is done. A program may replace any of it for one entry."""

    summary: Prose = field("", description="What it is and what it is good for.", examples=["A bridge on one leg."])
    sides: Sides = field(
        "both",
        description="“both” sides work together, “each” side by itself, or “alternating” from rep to rep.",
        examples=["each"],
    )
    limb: Limb = field("side", description="What a side is called: per leg, per arm or per side.", examples=["leg"])
    pattern: Pattern | None = field(None, description="The family of movements.", examples=["hinge"])
    counted_in: Literal["reps", "seconds", "minutes", "metres"] = field(
        "reps",
        description="How much of it is counted: a hold in seconds, a carry in metres, a long run in minutes.",
        examples=["seconds"],
    )
    equipment: list[Prose] = field(
        [],
        description="What must be at hand; what can be done without ends in “(optional)”.",
        examples=[["bench", "dumbbell"]],
    )
    muscles: list[Muscle] = field(
        [],
        description="Which muscles work, in order of importance.",
        examples=[[{"name": "glutes", "share": 55}]],
    )
    starts_with: Literal["eccentric", "concentric"] = field(
        "eccentric",
        description="The half of the rep that comes first; it decides the order of the tempo words.",
        examples=["concentric"],
    )
    phases: Phases = field(
        Phases(),
        description="Own words for the phases of the tempo.",
        examples=[{"concentric": "drive up"}],
    )
    setup: list[CueField] = field([], description="How to get into position.", examples=[["Sit against the bench."]])
    instructions: list[CueField] = field(
        [], description="The steps of a rep, in order.", examples=[["Drive the hip up."]]
    )
    tips: list[CueField] = field([], description="What makes it better.", examples=[["Keep the hips level."]])
    mistakes: list[MistakeField] = field([], description="What often goes wrong.", examples=[["The hip rotates."]])
    stop_when: list[CueField] = field(
        [], description="Signs that end the set at once.", examples=[["The knee caves in."]]
    )
    variations: list[Variation] = field(
        [], description="Easier and harder forms.", examples=[[{"name": "Knee bent", "level": "easier"}]]
    )
    progression: list[CueField] = field(
        [], description="How it gets harder over time, in order.", examples=[["Raise the bench."]]
    )
    guidance: Guidance = field(
        Guidance(),
        description="Advice on use, reps, recovery, load and weak side.",
        examples=[{"reps": "8 to 12 per leg."}],
    )
    faq: list[Question] = field(
        [],
        description="Questions and answers.",
        examples=[[{"question": "How high?", "answer": "Knee height."}]],
    )
    percent_of: str = field(
        "",
        description="The lift whose maximum a bare percentage is taken of.",
        examples=["barbell-hip-thrust"],
    )
    video: Link = field(
        "",
        description="A link to a video (https or http), also printed as a code for the phone's camera.",
        examples=["https://example.org/hip-thrust"],
    )
    source: Prose = field("", description="Where the text comes from.", examples=["Own work"])
    license: Prose = field("", description="Its licence.", examples=["CC0-1.0"])


class Exercise(Content):
    """An exercise of the library. Its file name, without “.yaml”, is its id."""

    name: Name = field(description="The name on paper.", examples=["Single-leg hip thrust"])
    aliases: list[Prose] = field(
        [],
        description="Other names; a program may use them. Up to three are printed, words before abbreviations.",
        examples=[["one-leg hip thrust"]],
    )
    image: str = field(
        "",
        description="A picture of it, PNG, JPEG or SVG, in the folder of this file or below; printed in greys.",
        examples=["pictures/hip-thrust.svg"],
    )
    figure: FigureField | None = field(
        None,
        description="A drawing of it, from a few postures.",
        examples=[{"start": "stand", "end": "squat", "arrow": "hip"}],
    )
    tempo: OwnTempo | None = field(
        None, description="The usual tempo, printed where a program asks for it.", examples=["2-0-1-1"]
    )
    load: LoadField | None = field(
        None, description="The usual load; “bodyweight” leaves out the load column.", examples=["bodyweight"]
    )
    rest: Rest | None = field(None, description="The usual rest after a set.", examples=["90s"])
