"""Keeps the entries of the search in step with the articles."""

from collections import Counter
from collections.abc import Callable, Iterable, Sequence
from typing import Any

from django.db import connection, transaction

from news.models.article import ArticlePage
from news.models.search_entry import SearchEntry, SearchTerm
from news.models.search_file import SearchFile
from news.search.files import files_of
from news.search.tokens import in_file, in_section, starts_of, tokens_of, with_tag
from news.search.words import words_in

AT_ONCE = 200
_KINDS = "=^@#%"  # tokens that are no words


def index(article: ArticlePage) -> None:
    """Writes the entry of an article that is live, and removes that of any other."""
    if not article.live:
        remove([article.pk])
        return
    old = SearchEntry.objects.filter(article=article).first()
    new = entry_of(article)
    if old is None or _texts(old) != _texts(new):
        if old is not None:
            old.delete()
        new.save(force_insert=True)
        changes = Counter(terms_of(new))
        changes.subtract(terms_of(old) if old else ())
        # By itself and at the end: two editors who publish at once would else wait for each other's words.
        transaction.on_commit(lambda: count(changes), robust=True)
    _keep_files(article)


def remove(article_ids: Iterable[int]) -> None:
    SearchEntry.objects.filter(article__in=list(article_ids)).delete()


def entry_of(article: ArticlePage) -> SearchEntry:
    tags = list(article.tags.all())
    narrowing = [in_section(article.get_parent(update=True).pk), *(with_tag(tag.pk) for tag in tags)]
    return make_entry(
        article,
        article.title,
        article.lead,
        "\n".join([article.plain_text(), *(tag.name for tag in tags)]),
        narrowing,
        list(files_of(article).values()),
    )


def make_entry(
    article: ArticlePage, title: str, lead: str, rest: str, narrowing: list[str], files: Sequence[str] = ()
) -> SearchEntry:
    """Of plain texts, with tokens that filters ask for."""
    first, second = tokens_of(title) | starts_of(title), tokens_of(lead)
    third = tokens_of(rest) | dict.fromkeys(narrowing)
    return SearchEntry(
        place=SearchEntry.place_of(article),
        article=article,
        title=" ".join(first),
        lead=" ".join(token for token in second if token not in first),
        rest=" ".join(token for token in third if token not in first and token not in second),
        files=" ".join(dict.fromkeys(in_file(word.folded) for name in files for word in words_in(name))),
    )


def rebuild(tick: Callable[[int], None] = lambda done: None) -> int:
    """All entries anew; the search goes on meanwhile. Returns the number of live articles."""
    articles = ArticlePage.objects.live().order_by("pk")
    SearchEntry.objects.exclude(article__in=articles.order_by().values("pk")).delete()
    done, last, words = 0, 0, Counter[str]()
    while batch := list(articles.filter(pk__gt=last)[:AT_ONCE]):
        with transaction.atomic():
            SearchEntry.objects.filter(article__in=[article.pk for article in batch]).delete()
            entries = SearchEntry.objects.bulk_create([entry_of(article) for article in batch])
            for article in batch:
                _keep_files(article)
        for entry in entries:
            words.update(terms_of(entry))
        done, last = done + len(batch), batch[-1].pk
        tick(done)
    replace_terms(words)
    return done


def replace_terms(words: Counter[str]) -> None:
    with transaction.atomic():
        SearchTerm.objects.all().delete()
        SearchTerm.objects.bulk_create(
            (SearchTerm(term=term, count=times) for term, times in sorted(words.items())), batch_size=2_000
        )


def count(changes: Counter[str]) -> None:
    """Adds to the counts of terms, in their order, so that nobody who does the same is waited for in a circle."""
    rows = [(term, change) for term, change in sorted(changes.items()) if change]
    for first in range(0, len(rows), AT_ONCE):
        some = rows[first : first + AT_ONCE]
        values = ", ".join(["(%s, %s)"] * len(some))
        with connection.cursor() as cursor:
            cursor.execute(
                f"INSERT INTO news_searchterm (term, count) VALUES {values}"  # noqa: S608
                " ON CONFLICT (term) DO UPDATE SET count = news_searchterm.count + excluded.count",
                [value for row in some for value in row],
            )


def terms_of(entry: SearchEntry) -> list[str]:
    tokens = f"{entry.title} {entry.lead} {entry.rest}".split(" ")
    return [token for token in tokens if token and token[0] not in _KINDS]


def _texts(entry: SearchEntry) -> tuple[Any, ...]:
    return entry.place, entry.title, entry.lead, entry.rest, entry.files


def _keep_files(article: ArticlePage) -> None:
    wanted = {(pk, name[:255]) for pk, name in files_of(article).items()}
    kept = SearchFile.objects.filter(article=article)
    if wanted != set(kept.values_list("attachment", "name")):
        kept.delete()
        SearchFile.objects.bulk_create(SearchFile(article=article, attachment_id=pk, name=name) for pk, name in wanted)
