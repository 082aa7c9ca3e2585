"""What a session says by sound. Knows nothing of widgets, and of time only what it is told.

May import the core and the resources.
"""
