"""Athletes of a roster over a program, and the sheets that they share."""
