"""What a walk costs in steps, questions and minutes, and the order of actions that costs least."""
