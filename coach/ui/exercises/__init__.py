"""The Exercises page: the library, each exercise large, with its steps."""
