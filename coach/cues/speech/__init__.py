"""What a session says aloud: the sources of speech, and which of them speaks.

May import the core, the resources and the rest of the cues.
"""
