"""Changes data files as a careful editor would: only the lines that say something else are touched."""
