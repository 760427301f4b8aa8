"""The drawings of the sample site, one module for each kind of place."""
