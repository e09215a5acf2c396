"""The frame of a page: head and foot, the athlete's line, the legend, labels and the words of fields."""
