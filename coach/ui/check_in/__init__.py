"""The check-in: warning signs asked one by one, and the safety notice. Knows no page."""
