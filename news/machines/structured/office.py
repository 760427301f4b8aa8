from typing import Any

from django.conf import settings
from django.urls import reverse

from news.machines.addresses import absolute
from news.machines.office import LANGUAGE, logo_address
from news.models.settings import SiteSettings


def office_id() -> str:
    return absolute("/#co-quan")


def website_id() -> str:
    return absolute("/#trang")


def publisher(office: SiteSettings) -> dict[str, Any]:
    """The office in the few words that stand with each article."""
    logo = {"@type": "ImageObject", "url": logo_address(office)}
    home = f"{settings.PORTAL_URL}/"
    return {"@type": "GovernmentOrganization", "@id": office_id(), "name": office.agency, "url": home, "logo": logo}


def organization(office: SiteSettings) -> dict[str, Any]:
    parent = office.parent_agency
    return {
        **publisher(office),
        "parentOrganization": {"@type": "GovernmentOrganization", "name": parent} if parent else None,
        "address": {"@type": "PostalAddress", "streetAddress": office.address, "addressCountry": "VN"}
        if office.address
        else None,
        "telephone": office.phone,
        "email": office.email,
    }


def website(office: SiteSettings) -> dict[str, Any]:
    return {
        "@type": "WebSite",
        "@id": website_id(),
        "url": f"{settings.PORTAL_URL}/",
        "name": office.agency,
        "inLanguage": LANGUAGE,
        "publisher": {"@id": office_id()},
        "potentialAction": {
            "@type": "SearchAction",
            "target": {"@type": "EntryPoint", "urlTemplate": f"{absolute(reverse('search'))}?q={{search_term_string}}"},
            "query-input": "required name=search_term_string",
        },
    }
