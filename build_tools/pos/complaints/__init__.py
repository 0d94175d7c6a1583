"""Whom to call: `docs/data/complaints.yml`, its shape and its tables."""
