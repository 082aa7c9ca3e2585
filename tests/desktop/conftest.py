"""Which of these tests belong to which system."""

import sys

ON_A_BUS = ["test_session_bus.py", "test_notifications.py"]
collect_ignore = [] if sys.platform == "linux" else ON_A_BUS
