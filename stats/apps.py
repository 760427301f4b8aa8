from django.apps import AppConfig


class StatsConfig(AppConfig):
    name = "stats"
    verbose_name = "Thống kê truy cập"

    def ready(self) -> None:
        from stats import checks  # noqa: F401  (registers itself)
