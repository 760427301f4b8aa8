from django.apps import AppConfig
from django.db.backends.signals import connection_created
from django.db.models.signals import post_migrate, pre_migrate


class PortalConfig(AppConfig):
    name = "portal"
    verbose_name = "Cổng thông tin"
    default_auto_field = "django.db.models.BigAutoField"

    def ready(self) -> None:
        from news import kept
        from news.desk import readership
        from portal import checks  # noqa: F401
        from portal.bylines import bylines_of
        from portal.changes import pause, resume, watch
        from portal.page_cache import version
        from portal.permissions import name_permissions
        from portal.readership import CountedReadership
        from portal.wording import label_what_wagtail_does_not
        from stats.desk.bylines import register_bylines

        register_bylines(bylines_of)
        kept.register(version.current)
        readership.register(CountedReadership())
        label_what_wagtail_does_not()
        post_migrate.connect(name_permissions)
        connection_created.connect(watch)
        pre_migrate.connect(pause)
        post_migrate.connect(resume)
