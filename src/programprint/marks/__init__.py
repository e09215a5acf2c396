"""What a sheet bears so that a picture of it can be read: squares near its corners, a code at either end of the binding margin,
and a key file that says what the codes stand for."""
