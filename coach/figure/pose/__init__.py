"""From a pose file to a body in motion: skeleton, contacts, healthy ranges, and what must hold."""
