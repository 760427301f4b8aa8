"""What is asked of each connection, beyond what `DATABASE_URL` says."""

from collections.abc import Mapping
from typing import Any

# The server's part of a lost connection is found out within half a minute, on either side.
ALIVE = {"keepalives_idle": 10, "keepalives_interval": 5, "keepalives_count": 3, "tcp_user_timeout": 25_000}
SERVER_ALIVE = {"tcp_keepalives_idle": 10, "tcp_keepalives_interval": 5, "tcp_keepalives_count": 3}


def options(given: Mapping[str, Any], connections: int, statement_seconds: int) -> dict[str, Any]:
    """`OPTIONS` for Django: `given` those of the address, `connections` the most that one process holds open.

    `statement_seconds`: how long a statement may take; 0 for any time.
    """
    bounds = dict(SERVER_ALIVE)
    if statement_seconds:
        milliseconds = statement_seconds * 1_000
        bounds["statement_timeout"] = milliseconds
        bounds["lock_timeout"] = milliseconds // 2  # so that who waits for another is told, not just stopped
        bounds["idle_in_transaction_session_timeout"] = 10 * milliseconds  # photos are made smaller within some
    asked = " ".join(f"-c {name}={value}" for name, value in bounds.items())
    return {
        "connect_timeout": 3,
        **ALIVE,
        "options": asked,
        **given,
        # Given up soon: who waits for a connection holds one of the few threads that others' pages need.
        "pool": {"min_size": 1, "max_size": connections, "timeout": 3, "reconnect_timeout": 1},
    }
