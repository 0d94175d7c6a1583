"""The proof of the safety rules."""
