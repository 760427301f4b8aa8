from django.apps import AppConfig


class NewsConfig(AppConfig):
    name = "news"
    verbose_name = "Tin bài"
    default_auto_field = "django.db.models.BigAutoField"

    def ready(self) -> None:
        from news import checks, signals  # noqa: F401
        from news.search import signals as of_search  # noqa: F401
