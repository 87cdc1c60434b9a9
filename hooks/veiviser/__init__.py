"""Veiviser: turns a municipality's data and prose into a site that helps people find help."""
