"""The clay that bodies are made of, and its outlines in the view plane, in order of depth."""
