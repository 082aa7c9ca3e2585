"""The weekly review: how the week went, what got in the way, and what might be changed."""
