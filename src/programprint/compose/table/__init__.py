"""The block as a table: exercises are rows, weeks are columns; for the training card and the coach."""
