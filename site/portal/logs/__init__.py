"""What the site tells of itself as it runs: one event a line, with its request and nothing of readers."""
