"""What changed between two states of a project, as a merchant meets it: steps, paths, proof, time, cards."""
