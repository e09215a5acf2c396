"""Draw: pages → PDF bytes. The only package that knows what a PDF and a font file look like."""
