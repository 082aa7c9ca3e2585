"""What is seen and pressed while somebody follows along: stage, ring, head, controls, floor view.

Draws from the published player. May import what `coach.ui` may, and `coach.ui.session.driving`.
"""
