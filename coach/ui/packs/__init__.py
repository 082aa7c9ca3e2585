"""Packs as they are seen: what one would bring, and what it has brought. Knows no page."""
