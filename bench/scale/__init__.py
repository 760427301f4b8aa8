"""What a hundred times as many articles cost: `python -m bench.scale`, on SQLite and, where one answers, PostgreSQL.

Two sites, of a thousand and of a hundred thousand articles, are asked the same in turns, each in a process of its own
that goes through Django's WSGI application without the page cache. The sites are made once and kept.
"""
