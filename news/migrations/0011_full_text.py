"""The databases' own full-text indexes on the entries of the search: FTS5 on SQLite, GIN on PostgreSQL."""

from django.db import migrations

SQLITE = [
    # All signs that a token may begin with are letters to this tokenizer, as is everything beyond ASCII.
    """
    CREATE VIRTUAL TABLE news_searchtext USING fts5(
      title, lead, rest, files, content='news_searchentry', content_rowid='place', detail='column',
      tokenize="ascii tokenchars '_=^@#%'"
    )
    """,
    """
    CREATE TRIGGER news_searchentry_added AFTER INSERT ON news_searchentry BEGIN
      INSERT INTO news_searchtext(rowid, title, lead, rest, files)
      VALUES (new.place, new.title, new.lead, new.rest, new.files);
    END
    """,
    """
    CREATE TRIGGER news_searchentry_removed AFTER DELETE ON news_searchentry BEGIN
      INSERT INTO news_searchtext(news_searchtext, rowid, title, lead, rest, files)
      VALUES ('delete', old.place, old.title, old.lead, old.rest, old.files);
    END
    """,
    """
    CREATE TRIGGER news_searchentry_changed AFTER UPDATE ON news_searchentry BEGIN
      INSERT INTO news_searchtext(news_searchtext, rowid, title, lead, rest, files)
      VALUES ('delete', old.place, old.title, old.lead, old.rest, old.files);
      INSERT INTO news_searchtext(rowid, title, lead, rest, files)
      VALUES (new.place, new.title, new.lead, new.rest, new.files);
    END
    """,
]
SQLITE_BACK = [
    "DROP TRIGGER news_searchentry_added",
    "DROP TRIGGER news_searchentry_removed",
    "DROP TRIGGER news_searchentry_changed",
    "DROP TABLE news_searchtext",
]
POSTGRES = [
    # A list of pending words would be read through by every search.
    """
    CREATE INDEX news_searchentry_words ON news_searchentry
    USING gin (string_to_array(title || ' ' || lead || ' ' || rest || ' ' || files, ' ')) WITH (fastupdate = off)
    """,
    """
    CREATE INDEX news_searchentry_title ON news_searchentry
    USING gin (string_to_array(title, ' ')) WITH (fastupdate = off)
    """,
    # The texts go out of the way of those who read places only.
    "ALTER TABLE news_searchentry SET (toast_tuple_target = 128)",
]
POSTGRES_BACK = [
    "ALTER TABLE news_searchentry RESET (toast_tuple_target)",
    "DROP INDEX news_searchentry_title",
    "DROP INDEX news_searchentry_words",
]


def run(schema_editor, sqlite, postgres):
    for statement in sqlite if schema_editor.connection.vendor == "sqlite" else postgres:
        schema_editor.execute(statement)


def add(apps, schema_editor):
    run(schema_editor, SQLITE, POSTGRES)


def remove(apps, schema_editor):
    run(schema_editor, SQLITE_BACK, POSTGRES_BACK)


class Migration(migrations.Migration):
    dependencies = [("news", "0010_search")]
    operations = [migrations.RunPython(add, remove)]
