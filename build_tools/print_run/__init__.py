"""Print runs: cards that are laid out once and stamped for each terminal of a list, on one machine or on many."""
