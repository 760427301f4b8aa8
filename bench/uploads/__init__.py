"""Hostile files through every upload of a served site: `make drill-uploads`."""
