from collections.abc import Callable, Iterable, Iterator

from news.review.draft import Draft
from news.review.finding import Finding, Severity


class NewHosts:
    """Links to hosts that nothing published has linked to; `known` says which of some it has."""

    def __init__(self, known: Callable[[Iterable[str]], set[str]]) -> None:
        self.known = known

    def __call__(self, draft: Draft) -> Iterator[Finding]:
        places = {link.host: link.place for link in reversed(draft.links)}
        new = places.keys() - self.known(places) if places else set()
        for host in sorted(new):
            sentence = f"Lần đầu có liên kết tới {host}: hãy bấm thử xem có đúng nơi cần dẫn tới không."
            yield Finding(places[host], sentence, Severity.ADVICE)
