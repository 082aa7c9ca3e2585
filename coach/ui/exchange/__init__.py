"""The log out to a file and in again, with a look at it before anything is written."""
