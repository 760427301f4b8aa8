from django.apps import AppConfig
from django.db.models.signals import post_migrate


class PortalConfig(AppConfig):
    name = "portal"
    verbose_name = "Cổng thông tin"
    default_auto_field = "django.db.models.BigAutoField"

    def ready(self) -> None:
        from news.desk import readership
        from portal import checks  # noqa: F401
        from portal.bylines import bylines_of
        from portal.permissions import name_permissions
        from portal.readership import CountedReadership
        from portal.wording import label_what_wagtail_does_not
        from stats.desk.bylines import register_bylines

        register_bylines(bylines_of)
        readership.register(CountedReadership())
        label_what_wagtail_does_not()
        post_migrate.connect(name_permissions)
