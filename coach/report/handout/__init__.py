"""The routine to take home: what the hand-out says, and how it is laid out."""
