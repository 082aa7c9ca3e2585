"""From a pose in clinical angles to a skeleton, a body and a picture.

skeleton, flesh, pose, contacts, ranges, motion and report make bodies move (numpy); camera, body
and scene turn a body into flat shapes (shapely); the painter alone knows QtGui. May import
coach.core and coach.resources.
"""
