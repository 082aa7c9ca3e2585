"""What an exercise, routine, plan, session and adherence are: pure values and functions.

May import nothing of the project but itself; no Qt, no files, no clock.
"""
