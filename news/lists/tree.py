from collections.abc import Iterable
from dataclasses import dataclass, field

from wagtail.models import Page


@dataclass
class Branch:
    page: Page
    below: list["Branch"] = field(default_factory=list)


def tree(pages: Iterable[Page]) -> list[Branch]:
    """Pages in the order of their paths, each below the nearest one above it that is among them."""
    top: list[Branch] = []
    open_branches: list[Branch] = []
    for page in pages:
        while open_branches and not page.path.startswith(open_branches[-1].page.path):
            open_branches.pop()
        branch = Branch(page)
        (open_branches[-1].below if open_branches else top).append(branch)
        open_branches.append(branch)
    return top
