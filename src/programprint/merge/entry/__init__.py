"""What is written of one exercise, under its layers, in a week → the exercise as printed."""
