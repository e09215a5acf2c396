"""The language file of a folder of exercises: their texts in another language, and words for muscles, equipment and phases."""

from programprint.read.exercise import CueField, Guidance, MistakeField, Question
from programprint.read.fields import Name, Prose, Sentence
from programprint.read.written import Written, field

Words = dict[str, Name]
"""Words of the sheet by the English ones that stand in the exercises."""
_UNREAD = ("", "no", "false")


class VariationTexts(Written):
    """Another form of the exercise."""

    name: Name = field(description="What it is called.", examples=["Knie gebeugt"])
    note: Prose = field(
        "", description="How it is done, or for whom.", examples=["Das freie Knie bleibt über der Hüfte."]
    )


class ExerciseTexts(Written):
    """The texts of one exercise. Lists have as many items as the exercise has, in the same order."""

    name: Name = field("", description="The name on paper.", examples=["Hip Thrust einbeinig"])
    aliases: list[Prose] = field(
        [], description="Other names; a program may use them.", examples=[["einbeiniger Hip Thrust"]]
    )
    cues: list[Sentence] = field(
        [],
        description="The short forms of its tips, then of its instructions, then of its setup: one for each that has one.",
        examples=[["Hüfte auf einer Höhe."]],
    )
    summary: Prose = field(
        "", description="What it is and what it is good for.", examples=["Eine Brücke auf einem Bein."]
    )
    setup: list[CueField] = field([], description="How to get into position.", examples=[["Setz dich an die Bank."]])
    instructions: list[CueField] = field(
        [], description="The steps of a rep, in order.", examples=[["Drück die Hüfte hoch."]]
    )
    tips: list[CueField] = field([], description="What makes it better.", examples=[["Halte die Hüfte gerade."]])
    mistakes: list[MistakeField] = field([], description="What often goes wrong.", examples=[["Die Hüfte dreht sich."]])
    stop_when: list[CueField] = field(
        [], description="Signs that end the set at once.", examples=[["Das Knie fällt nach innen."]]
    )
    variations: list[VariationTexts] = field(
        [], description="Easier and harder forms.", examples=[[{"name": "Knie gebeugt"}]]
    )
    progression: list[CueField] = field(
        [], description="How it gets harder over time, in order.", examples=[["Leg die Bank höher."]]
    )
    guidance: Guidance = field(
        Guidance(),
        description="Advice on use, reps, recovery, load and weak side.",
        examples=[{"reps": "8 bis 12 pro Bein."}],
    )
    faq: list[Question] = field(
        [],
        description="Questions and answers.",
        examples=[[{"question": "Wie hoch ist die Bank?", "answer": "Kniehoch."}]],
    )
    jobs: list[Prose] = field(
        [],
        description="What each muscle does, in the order of the exercise; “” where it says nothing.",
        examples=[["streckt die Hüfte"]],
    )


class LanguageFile(Written):
    """The texts of a folder of exercises in another language. What is missing is printed in English."""

    language: str = field("", description="The language tag, as the file is called.", examples=["de"])
    reviewed: Prose = field(
        "no", description="The native speaker who has read all of it; “no” where nobody has.", examples=["no"]
    )
    muscles: Words = field(
        {}, description="Muscles by their English names.", examples=[{"gluteus maximus": "großer Gesäßmuskel"}]
    )
    equipment: Words = field({}, description="Equipment by its English names.", examples=[{"bench": "Bank"}])
    phases: Words = field(
        {}, description="Words for the phases of a rep by the English ones.", examples=[{"pause low": "unten halten"}]
    )
    exercises: dict[str, ExerciseTexts] = field(
        {},
        description="The texts of each exercise by its id.",
        examples=[{"single-leg-hip-thrust": {"name": "Hip Thrust einbeinig"}}],
    )

    @property
    def is_reviewed(self) -> bool:
        """Whether a native speaker has read all of it."""
        return self.reviewed.casefold() not in _UNREAD
