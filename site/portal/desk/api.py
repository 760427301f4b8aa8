"""Photos and documents in the admin's API: those of collections that one may choose from, as everywhere else there."""

from typing import Any

from django.db.models import QuerySet
from wagtail.documents.api.admin.views import DocumentsAdminAPIViewSet
from wagtail.documents.permissions import permission_policy as of_documents
from wagtail.images.api.admin.views import ImagesAdminAPIViewSet
from wagtail.images.permissions import permission_policy as of_images

ACTIONS = ["add", "change", "delete", "choose"]


def keep_collections_closed() -> None:
    """Wagtail asks nobody's rights there."""
    for view, policy in ((ImagesAdminAPIViewSet, of_images), (DocumentsAdminAPIViewSet, of_documents)):
        _restrict(view, policy)


def _restrict(view: Any, policy: Any) -> None:
    stock = view.get_queryset

    def get_queryset(self: Any) -> QuerySet:
        allowed = policy.instances_user_has_any_permission_for(self.request.user, ACTIONS)
        found: QuerySet = stock(self).filter(pk__in=allowed.order_by().values("pk"))
        return found

    view.get_queryset = get_queryset
