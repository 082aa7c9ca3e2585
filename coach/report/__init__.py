"""What goes on paper: the hand-out and the clinician's report, laid out in points and painted as
vectors.

`handout` and `clinician` each hold what is said and its layout, which tells what stands where;
`painter` brings it into a file, onto a screen or to a printer, and `typesetter` sets the words. May
import figure, storage, core and resources, and of Qt what needs no window. The figures come
ready-made as frames, so that nobody who prints needs numpy.
"""
