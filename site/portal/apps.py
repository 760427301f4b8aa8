from django.apps import AppConfig


class PortalConfig(AppConfig):
    name = "portal"
    verbose_name = "Cổng thông tin"
    default_auto_field = "django.db.models.BigAutoField"

    def ready(self) -> None:
        from news.desk import readership
        from portal import checks  # noqa: F401
        from portal.readership import CountedReadership

        readership.register(CountedReadership())
