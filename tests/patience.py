"""How long tests wait for what they assert."""

PATIENCE = 300.0
"""Seconds, far more than a busy machine takes: only what never comes runs out of them."""
