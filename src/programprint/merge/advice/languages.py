"""A plan → advice on its language."""

from __future__ import annotations

from collections.abc import Iterator

from programprint.languages import unspoken
from programprint.merge.advice.plan import Finding, Plan


def no_words(plan: Plan) -> Iterator[Finding]:
    """A program in a language that has no words here: what the coach wrote is printed as it stands, but all that is added to
    it, such as “Week”, “Rest” and “reps”, is English."""
    language, where = plan.program.language, plan.program.span("language")
    if where and (lacking := unspoken(language)):
        message, cure = lacking
        yield Finding(where, f"{message}; what stands around your own text is English", cure)
