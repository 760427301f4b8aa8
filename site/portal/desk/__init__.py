"""What the project adds to the editors' desk, beyond what news and stats bring."""
