import re

from django.http import HttpRequest
from django.template import Library

from portal.signin.demand import lacks_second_factor

register = Library()
# In this order: most browsers also call themselves by the names of others.
BROWSERS = {
    "Edg": "Edge",
    "coc_coc": "Cốc Cốc",
    "OPR": "Opera",
    "Firefox": "Firefox",
    "Chrome": "Chrome",
    "Safari": "Safari",
}
SYSTEMS = {"iPhone|iPad": "iOS", "Android": "Android", "Windows": "Windows", "Mac OS": "macOS", "Linux": "Linux"}


@register.filter
def browser(agent: str) -> str:
    """In words that somebody knows their own machine by."""
    names = [_first(BROWSERS, agent), _first(SYSTEMS, agent)]
    return " trên ".join(name for name in names if name) or "Trình duyệt lạ"


def _first(known: dict[str, str], agent: str) -> str:
    return next((name for mark, name in known.items() if re.search(mark, agent)), "")


@register.filter
def is_held_back(request: HttpRequest) -> bool:
    """Must set up a second factor before anything else."""
    return lacks_second_factor(request.user)
