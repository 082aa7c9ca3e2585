"""The cards that pages are made of; they may import coach.ui's widgets, never a page."""
