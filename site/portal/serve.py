"""`manage.py serve`: prepares what is missing, then runs web and worker until it is stopped.

`serve web` and `serve worker` run one of them, `serve prepare` none. Django itself is loaded here only where
something is to be prepared: an ordinary start is quick.
"""

import os
import sys
from collections.abc import Sequence

USAGE = "Cách dùng: manage.py serve [web | worker | prepare]"
KINDS = {(): ("web", "worker"), ("web",): ("web",), ("worker",): ("worker",), ("prepare",): ()}


def main(arguments: Sequence[str] = ()) -> int:
    kinds = KINDS.get(tuple(arguments))
    if kinds is None:
        sys.stderr.write(f"{USAGE}\n")
        return 2
    os.environ.setdefault("DJANGO_SETTINGS_MODULE", "portal.settings.base")
    from django.conf import settings

    from portal import setup
    from portal.supervisor import Supervisor

    with Supervisor() as supervisor:
        try:
            if "web" in kinds:
                setup.refuse_busy_port()
            setup.refuse_unwritable(settings.DATA, "PORTAL_DATA")
            setup.refuse_unusable_media()
            setup.refuse_deaf_database()
            if not setup.is_prepared():
                setup.prepare()
            if kinds:
                supervisor.run(kinds)
        except setup.Refused as reason:
            sys.stderr.write(f"{reason}\n")
            return 1
    return 0
