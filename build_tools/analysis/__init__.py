"""What is worked out from the model: pure functions of a tree or of the whole forest."""
