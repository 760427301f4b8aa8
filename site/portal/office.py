from news.models import SiteSettings


def office() -> str:
    """The name of the agency, as letters and apps show it."""
    return (SiteSettings.objects.first() or SiteSettings()).agency
