"""What hangs on the wall, in type that reads from far."""
