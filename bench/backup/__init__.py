"""The sample site carried from SQLite to PostgreSQL and back by backups: `python -m bench.backup`."""
