"""Sides on which exercises are shown in drawings: a handout for home, and a poster of one exercise."""
