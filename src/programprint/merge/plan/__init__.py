"""The calendar of a program, and what must hold between its parts."""
