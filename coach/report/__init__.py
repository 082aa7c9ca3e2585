"""What goes on paper: the routine as a hand-out, laid out in points and painted as vectors.

`handout` is what it says, `layout` what stands where, `painter` how it comes into a file, onto a
screen or to a printer. May import figure, storage, core and resources, and of Qt what needs no
window. The figures come ready-made as frames, so that nobody who prints needs numpy.
"""
