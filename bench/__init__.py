"""How fast the site is built, beside stock MkDocs on the same words: ``make bench``."""
