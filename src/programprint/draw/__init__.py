"""Draw: pages → PDF bytes. The only package that knows reportlab."""
