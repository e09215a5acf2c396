"""What others publish or keep in spreadsheets → our exercise files and programs. Reading is pure; ``shelf`` writes."""
