"""The Routine page: the list of exercises that can be moved, and a dose's editor."""
