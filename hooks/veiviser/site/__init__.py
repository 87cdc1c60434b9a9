"""From the model to what a reader sees, only through the templates in overrides/components."""
