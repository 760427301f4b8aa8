from typing import Any

from django.apps import apps

from news.models.recoverable import Recoverable


def recoverable_models() -> list[Any]:
    """Every model outside the page tree whose things go to the bin."""
    return [model for model in apps.get_models() if issubclass(model, Recoverable)]
