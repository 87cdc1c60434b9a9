"""Builds everything beside the published site, checks it, and swaps it in whole."""
