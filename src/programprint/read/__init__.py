"""Read: files → documents with positions → programs, exercises and layouts."""
