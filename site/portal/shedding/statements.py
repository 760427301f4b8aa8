from typing import Any


def limit_statements(database: dict[str, Any], seconds: int) -> None:
    """In the settings of a PostgreSQL: gives up a statement that takes longer; 0: never."""
    if seconds and database["ENGINE"].endswith("postgresql"):
        database.setdefault("OPTIONS", {}).setdefault("options", f"-c statement_timeout={seconds}s")
