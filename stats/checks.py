"""django-hitcount is only the store of totals: its own counting keeps raw addresses and sets cookies."""

from collections.abc import Iterator, Sequence
from pathlib import Path
from typing import Any

from django.apps import AppConfig
from django.conf import settings
from django.core.checks import CheckMessage, Error, Tags, register
from django.urls import URLPattern, URLResolver, get_resolver

HINT = "Đếm bằng stats.wsgi.Counter, hiện số bằng {% page_views page %}."


@register(Tags.models)
def own_migrations(app_configs: Sequence[AppConfig] | None, **kwargs: Any) -> list[CheckMessage]:
    if "hitcount" in getattr(settings, "MIGRATION_MODULES", {}):
        return []
    return [
        Error(
            "MIGRATION_MODULES không có mục hitcount.",
            hint='Đặt "hitcount": "stats.hitcount_migrations".',
            id="stats.E001",
        )
    ]


@register(Tags.security)
def no_middleware(app_configs: Sequence[AppConfig] | None, **kwargs: Any) -> list[CheckMessage]:
    return [
        Error(f"{name} không được dùng.", hint=HINT, id="stats.E002")
        for name in settings.MIDDLEWARE
        if name.startswith("hitcount.")
    ]


@register(Tags.urls)
def no_views(app_configs: Sequence[AppConfig] | None, **kwargs: Any) -> list[CheckMessage]:
    return [
        Error(f"Địa chỉ {pattern.pattern} dẫn tới django-hitcount.", hint=HINT, id="stats.E003")
        for pattern in _patterns(get_resolver().url_patterns)
        if _comes_from_hitcount(pattern)
    ]


@register(Tags.templates)
def no_template_tags(app_configs: Sequence[AppConfig] | None, **kwargs: Any) -> list[CheckMessage]:
    return [
        Error(f"{template} dùng hitcount_tags.", hint=HINT, id="stats.E004")
        for folder in _template_folders()
        for template in sorted(folder.rglob("*.html"))
        if "hitcount_tags" in template.read_text(errors="replace")
    ]


def _patterns(patterns: Sequence[URLPattern | URLResolver]) -> Iterator[URLPattern]:
    for pattern in patterns:
        if isinstance(pattern, URLResolver):
            yield from _patterns(pattern.url_patterns)
        else:
            yield pattern


def _comes_from_hitcount(pattern: URLPattern) -> bool:
    view = getattr(pattern.callback, "view_class", pattern.callback)
    ancestors = view.__mro__ if isinstance(view, type) else (view,)
    return any(getattr(one, "__module__", "").startswith("hitcount.") for one in ancestors)


def _template_folders() -> Iterator[Path]:
    engines: list[dict[str, Any]] = settings.TEMPLATES
    for engine in engines:
        for folder in engine.get("DIRS", []):
            yield Path(folder)
