from typing import Any

from django.apps import apps
from wagtail.permission_policies import ModelPermissionPolicy

from news.models.attachment import Attachment
from news.models.photo import Photo
from news.models.recoverable import Recoverable


def recoverable_models() -> list[Any]:
    """Every model outside the page tree whose things go to the bin."""
    return [model for model in apps.get_models() if issubclass(model, Recoverable)]


def policy_of(model: Any) -> Any:
    """Who may do what with its things: photos and documents by their collection."""
    # Wagtail 8 makes these only once its apps are ready.
    from wagtail.documents.permissions import permission_policy as attachments_policy
    from wagtail.images.permissions import permission_policy as photos_policy

    return {Photo: photos_policy, Attachment: attachments_policy}.get(model) or ModelPermissionPolicy(model)
