"""From shapes to pixels, files, and the process that draws for the window."""
