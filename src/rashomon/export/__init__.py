"""A comparison in other forms: a format is a file of this folder."""
