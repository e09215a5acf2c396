"""Pictures of filled sheets → what was ticked. Imported by the command that reads pictures alone: it needs OpenCV and NumPy."""
