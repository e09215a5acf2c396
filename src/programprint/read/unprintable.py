"""What is wrong with a picture that cannot be printed."""


class Unprintable(Exception):  # noqa: N818 - it reads as “except Unprintable”
    """A picture that cannot be printed: what is wrong with it, and the cure."""

    def __init__(self, message: str, hint: str) -> None:
        super().__init__(message)
        self.message, self.hint = message, hint
