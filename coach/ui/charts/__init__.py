"""The charts, what they show and in which words; they compute no figure.

All but `dates`, `series` and what begins with `exercises_` import pyqtgraph, and nothing else does:
import them late and off the GUI thread.
"""
