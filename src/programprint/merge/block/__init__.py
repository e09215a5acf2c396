"""Exercises that belong together → blocks, and the time that they take."""
