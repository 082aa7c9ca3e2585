"""The log: all sessions in a list, to search, to correct, to add to, and days to mark."""
