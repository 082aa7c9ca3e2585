"""From a posed body and a camera to flat shapes back to front."""
