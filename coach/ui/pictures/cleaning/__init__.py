"""Somebody's own pictures made clean, in a process of its own.

In the window's process no picture may be read from, or written to, a device made by Python: Qt
then waits for Python with a lock held that another thread may wait for, and neither ever goes on.
A decoder that dies over what somebody sent takes nothing else with it, and can be ended.
"""
