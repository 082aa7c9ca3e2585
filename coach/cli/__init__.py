"""The command line: what was asked for, and the commands that answer without a window.

May import the figure engine, the storage, the core and the words of the ui, never a widget.
"""
