"""What the intake of the largest photo of each kind costs: `make bench-intake`."""
