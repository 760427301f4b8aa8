from django.db import connection

LOOKED_AT = 400  # rows of an index: a rough idea is enough


def refresh_statistics() -> None:
    """Tells SQLite how long its tables are, or it reads all articles to find a few; PostgreSQL looks by itself."""
    if connection.vendor == "sqlite":
        with connection.cursor() as cursor:
            cursor.execute(f"PRAGMA analysis_limit = {LOOKED_AT}")
            cursor.execute("ANALYZE")
