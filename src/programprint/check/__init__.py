"""Check: files and folders → every problem that building would find, told once, for people and for programs."""

from programprint.check.run import Report, check

__all__ = ["Report", "check"]
