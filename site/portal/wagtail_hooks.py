"""Where the project's own parts stand in the admin."""

from django.templatetags.static import static
from django.utils.html import format_html
from django.utils.safestring import SafeString
from wagtail import hooks

from portal.desk.scheduler import scheduler_on_the_home_page

hooks.register("construct_homepage_panels", scheduler_on_the_home_page)


@hooks.register("insert_global_admin_js")
def sessions_that_end() -> SafeString:
    return format_html('<script src="{}" defer></script>', static("js/admin-session.js"))
