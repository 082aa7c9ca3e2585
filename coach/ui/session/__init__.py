"""A session on the screen, from its first question to its summary.

`driving` moves the one player, `following` is what is seen meanwhile, `asking` are the questions
and pages around it; the modules here lead from one to the next. May import what `coach.ui` may.
"""
