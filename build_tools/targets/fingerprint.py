"""A short name for exactly this text: what pages and cards carry as their edition."""

from __future__ import annotations

import hashlib


def fingerprint(text: str) -> str:
    """The first eight hex digits of its hash."""
    return hashlib.sha256(text.encode()).hexdigest()[:8]
