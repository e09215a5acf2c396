"""What was done: sets as they were written down, a file for each athlete, and what follows from them for the next sheet."""
