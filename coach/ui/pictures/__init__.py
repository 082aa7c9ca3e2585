"""Still and moving illustrations for pages, drawn off the GUI thread."""
