"""A gallery of fresh photos, from the upload to the last size of the last photo: `make bench-photos`."""
