"""Controls and layouts that more than one page uses; they know nothing of exercises."""
