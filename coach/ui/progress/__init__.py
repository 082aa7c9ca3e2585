"""The Progress page: its sentence, cards and figures; the charts lie below."""
