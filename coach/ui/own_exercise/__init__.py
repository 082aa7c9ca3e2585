"""The form for an exercise of one's own: its words, its dose and its picture."""
