"""What the program asks of the desktop: the display kept awake, one window per data, messages.

May import the core, the resources and QtCore, and QtNetwork, wakepy and jeepney inside functions,
as they are slow to import; no widget. Everything here works, or does nothing, on a machine that
lacks it.
"""
