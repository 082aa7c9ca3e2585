"""Packs: one file with exercises, poses, pictures and routines, to hand to somebody else.

`layout` says what stands in one and how much of it, `zip_reader` reads a zip that may mean harm,
`reading` checks what came out of it, `merging` lays it beside what is there, `bringing_in` writes
it, and `writing` makes a pack. What comes in is data and is never run.
"""
