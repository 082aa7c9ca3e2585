"""The routine on paper: what the hand-out says, and the preview that saves and prints it."""
