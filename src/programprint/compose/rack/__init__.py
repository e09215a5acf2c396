"""The clipboard at the rack: athletes are rows, sets are columns."""
