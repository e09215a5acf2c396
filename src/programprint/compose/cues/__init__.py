"""How exercises are done, to be read: in columns, and on cards to cut out."""
