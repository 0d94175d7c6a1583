"""The trees' own examples: walked, and held against the answers that none of them walks."""
