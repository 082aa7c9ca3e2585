"""Which of these tests belong to which system."""

import sys

collect_ignore = [] if sys.platform == "linux" else ["test_session_bus.py"]
