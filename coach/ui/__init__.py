"""Windows, pages and widgets; the one place with QtWidgets (pyqtgraph only in `charts`).

May import figure, cues, desktop, storage, core and resources. Pages do not import each other.
"""
