"""The pose editor: a movement of one's own, drawn with the turnable figure. Imports no page."""
