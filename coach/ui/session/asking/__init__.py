"""The questions and pages around a session: pain, a hurt, the end, the summary.

Each asks and tells by signals what was answered. May import what `coach.ui` may, and
`coach.ui.session.driving`.
"""
