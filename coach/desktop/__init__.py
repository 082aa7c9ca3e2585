"""What the program asks of the desktop it runs on: the display kept awake, one window per data.

May import the core, the resources and QtCore, and QtNetwork and wakepy inside functions, as they
are slow to import; no widget. Everything here works, or does nothing, on a machine that lacks it.
"""
