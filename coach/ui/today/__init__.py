"""The Today page and its parts."""
