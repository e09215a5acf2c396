"""Wording: what a sheet says → the words for it, in a language. Nothing here decides; nothing before it has words."""
