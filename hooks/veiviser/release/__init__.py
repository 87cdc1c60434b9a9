"""Decides whether the site may be published, and publishes it with an account of what has changed."""
