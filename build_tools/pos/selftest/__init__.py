"""The self-test of the training page."""
