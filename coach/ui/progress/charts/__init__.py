"""The charts: the only place that imports pyqtgraph, so import these modules late and off the
GUI thread. They show what they are given, words included, and compute no figure.
"""
