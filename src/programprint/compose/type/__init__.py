"""Type: runs of text, lines, rules, pictures and codes on a page. It knows no training."""
