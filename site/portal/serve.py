"""`manage.py serve`: prepares what is missing, then runs web and worker until it is stopped.

Django itself is loaded here only where something is to be prepared: an ordinary start is quick.
"""

import os
import sys


def main() -> int:
    os.environ.setdefault("DJANGO_SETTINGS_MODULE", "portal.settings.base")
    from django.conf import settings

    from portal import setup
    from portal.supervisor import Supervisor

    with Supervisor() as supervisor:
        try:
            setup.refuse_busy_port()
            setup.refuse_unwritable(settings.DATA, "PORTAL_DATA")
            setup.refuse_unwritable(settings.MEDIA_ROOT, "PORTAL_MEDIA")
            setup.refuse_deaf_database()
            if not setup.is_prepared():
                setup.prepare()
            supervisor.run()
        except setup.Refused as reason:
            sys.stderr.write(f"{reason}\n")
            return 1
    return 0
