"""Figures: a body posed by what it touches and by a few angles → a picture of lines. Knows nothing of files or PDF."""
