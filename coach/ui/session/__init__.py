"""A session on the screen: the controller that drives it, and what it is seen and steered by.

May import what `coach.ui` may.
"""
