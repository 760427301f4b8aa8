from typing import Any

from wagtail.admin.views.account import AccountView, AvatarSettingsPanel


class OfficeAccountView(AccountView):
    """Without a picture of oneself, which stock keeps as it came, with the place where it was taken."""

    def get_panels(self) -> list[Any]:
        return [panel for panel in super().get_panels() if not isinstance(panel, AvatarSettingsPanel)]
