"""What the benchmarks share: places, servers, figures, rivals."""
