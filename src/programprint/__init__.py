"""programprint: a coach's training program, merged with an exercise library and laid out for paper."""

__version__ = "0.1.0"
