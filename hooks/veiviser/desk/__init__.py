"""The site as it becomes, for the person who edits it, on their own machine alone."""
