"""What is read from and written to disk: content files, settings, routines and the log.

May import coach.core and coach.resources; no Qt, and no clock: every instant is an argument.
"""
