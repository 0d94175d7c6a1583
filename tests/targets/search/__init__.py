"""The finder: how it reads, understands and ranks."""
