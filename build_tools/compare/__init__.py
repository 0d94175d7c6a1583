"""What changed between two states of a project, as a reader meets it: steps, paths, proof, time, cards."""
