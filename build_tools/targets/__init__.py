"""The faces of a tree: each a pure function of the forest that yields artifacts."""
