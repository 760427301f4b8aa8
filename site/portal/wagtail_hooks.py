"""Where the project's own parts stand in the admin."""

from django.templatetags.static import static
from django.utils.html import format_html, format_html_join
from django.utils.safestring import SafeString
from wagtail import hooks

from portal.audit import hooks as audit_hooks  # noqa: F401 registers them
from portal.desk import moving  # noqa: F401 registers its hook
from portal.desk.backup import backup_on_the_home_page
from portal.desk.scheduler import scheduler_on_the_home_page
from portal.signin import desk  # noqa: F401 registers its hooks
from portal.violations import desk as violations_desk  # noqa: F401 registers its hooks

hooks.register("construct_homepage_panels", scheduler_on_the_home_page)
hooks.register("construct_homepage_panels", backup_on_the_home_page)


@hooks.register("insert_global_admin_js")
def started_without_scripts() -> SafeString:
    # Not deferred: it acts while the page is read, as the scripts did in whose place it stands.
    return format_html('<script src="{}"></script>', static("js/admin-start.js"))


@hooks.register("insert_global_admin_js")
def saving_and_sessions() -> SafeString:
    # In this order: both may hold back a form that is being sent.
    scripts = ("js/admin-saving.js", "js/admin-session.js")
    return format_html_join("", '<script src="{}" defer></script>', ((static(script),) for script in scripts))
