"""Puts the program together: every object that lives as long as the window is made here, once.

`start` opens the program, `back_coach` makes what lives as long as it, `pages` the pages,
`sessions` leads into a session and out of it, `packs` leads packs in and out, `printing` to the
hand-out, `looking_back` to the log, `workshop` to exercises of one's own, and `reminding` gives the
reminders. May import everything but the command line.

What needs no Qt is imported first, and Qt itself only by the modules of coach.ui: from its import
on, PySide reads the source of every module imported, which costs a start some 6 ms.
"""
