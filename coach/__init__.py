"""Back Coach: leads a person through their back exercises. Imports nothing."""

__version__ = "0.1.0"
