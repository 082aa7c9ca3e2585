"""The log as files to keep, to hand on and to take back, and what another program's file holds.

May import the core and the rest of the storage.
"""
