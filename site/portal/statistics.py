from django.db import connection
from wagtail.models import Page

from news.models import ArticlePage

LOOKED_AT = 400  # rows of an index: a rough idea is enough
# But for where lists begin: there a wrong guess reads all articles for the first six, and a whole look takes 0.1 s for
# a hundred thousand of them.
WHOLLY = (Page, ArticlePage)


def refresh_statistics() -> None:
    """Tells SQLite how long its tables are, or it reads all articles to find a few; PostgreSQL looks by itself."""
    if connection.vendor == "sqlite":
        with connection.cursor() as cursor:
            cursor.execute(f"PRAGMA analysis_limit = {LOOKED_AT}")
            cursor.execute("ANALYZE")
            cursor.execute("PRAGMA analysis_limit = 0")
            for model in WHOLLY:
                cursor.execute(f"ANALYZE {model._meta.db_table}")
