"""The report for a clinician: its words, its preview, and where it goes."""
