from typing import Any

from django.db.backends.postgresql import base

from portal.postgresql.away import Away

_away = Away()


class DatabaseWrapper(base.DatabaseWrapper):
    """Django's own, which alone would let every thread wait for a database that is away."""

    def get_new_connection(self, conn_params: dict[str, Any]) -> Any:
        with _away.asking(lambda: self.Database.connect(**conn_params).close()):
            return super().get_new_connection(conn_params)
