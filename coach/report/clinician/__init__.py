"""What was done, for the clinician: what the report says, and how it is laid out."""
