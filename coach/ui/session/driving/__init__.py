"""What drives a session: the controller, its log, what it lets be heard, and the machine around it.

Knows nothing of pages. May import what `coach.ui` may, but nothing else of `coach.ui.session`.
"""
