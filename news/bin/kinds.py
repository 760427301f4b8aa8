from typing import Any

from django.apps import apps
from wagtail.documents.models import Document
from wagtail.images.models import Image
from wagtail.permission_policies import ModelPermissionPolicy
from wagtail.permission_policies.collections import CollectionOwnershipPermissionPolicy

from news.models.attachment import Attachment
from news.models.photo import Photo
from news.models.recoverable import Recoverable

# Rights on photos and documents are given by collection, under the names of Wagtail's own models.
_GIVEN_FOR = {Photo: Image, Attachment: Document}


def recoverable_models() -> list[Any]:
    """Every model outside the page tree whose things go to the bin."""
    return [model for model in apps.get_models() if issubclass(model, Recoverable)]


def policy_of(model: Any) -> Any:
    """Who may do what with its things."""
    if model in _GIVEN_FOR:
        return CollectionOwnershipPermissionPolicy(
            model, auth_model=_GIVEN_FOR[model], owner_field_name="uploaded_by_user"
        )
    return ModelPermissionPolicy(model)
