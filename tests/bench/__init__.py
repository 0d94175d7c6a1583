"""Speed, as ratios against a baseline in the same run: a module a part, each with a `bench` that yields lines."""
