"""What an athlete can lift and what the gym has → loads."""
