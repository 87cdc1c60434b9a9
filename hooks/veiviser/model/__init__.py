"""The guide as frozen values: what the data files say, and nothing about how it is shown."""
