"""The guide as open data: files that other services may read and use again."""
