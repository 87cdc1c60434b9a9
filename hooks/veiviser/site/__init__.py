"""From the model to what a reader sees, only through the templates in overrides/components.

The characters below stand for what is not known yet: for private use, and refused in all that editors write.
"""

PART_SIGN = "\ue000"
"""On both sides of the number of a part that goes past the Markdown unread."""
VERSION_SIGN = "\ue001"
"""The version of something printed, which follows from all the rest of it."""
SIZE_SIGN = "\ue002"
"""The size of a handout's type, in points, until it is known which fits."""
