"""The log side of a week: sessions, blocks, exercises, and the cells that the pen fills in."""
