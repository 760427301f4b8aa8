"""Fill a site with plausible articles: `python bench/articles.py --articles 100000`.

Titles, leads and bodies are put together from the sentences of the sample site, with places, people, numbers of
documents and dates of their own, over twelve years, in the sections that the site has (four are made where there are
none), with tags, bylines and galleries, whose photo records share a few files; all of them are found by the search. The
same seed gives the same articles. Uses the database of the environment (`PORTAL_DATA`, `DATABASE_URL`), which must be
migrated, and adds to what stands in it.
"""

import argparse
import datetime
import json
import os
import random
import re
import sys
import time
import uuid
from collections import Counter
from collections.abc import Iterator
from pathlib import Path
from typing import Any

sys.path[:0] = [str(Path(__file__).parents[1]), str(Path(__file__).parents[1] / "site")]
os.environ.setdefault("DJANGO_SETTINGS_MODULE", "portal.settings.base")

AT_ONCE = 1_000
YEARS = 12
FEATURED = 0.003
BODY = "UPDATE news_articlepage SET body = %s WHERE page_ptr_id = %s"
LAST = datetime.datetime(2026, 11, 20, 16, 30)
SECTIONS = {
    "tin-hoat-dong": "Tin hoạt động",
    "phong-trao-thi-dua": "Phong trào thi đua",
    "khen-thuong": "Khen thưởng",
    "dien-hinh-tien-tien": "Điển hình tiên tiến",
}
TAGS = ("phong trào thi đua", "Bằng khen", "nông thôn mới", "chuyển đổi số", "giáo dục", "y tế", "tổng kết", "sơ kết")
# fmt: off
SYLLABLES = (
    "An", "Bình", "Cao", "Chiềng", "Dương", "Đông", "Giang", "Hà", "Hòa", "Hưng", "Khánh", "Lâm", "Liên", "Long",
    "Lộc", "Mai", "Mường", "Nà", "Nam", "Nậm", "Ngọc", "Nguyên", "Phong", "Phú", "Phúc", "Quang", "Sơn", "Suối",
    "Tân", "Tây", "Thanh", "Thành", "Thiện", "Thịnh", "Thọ", "Thủy", "Tiên", "Trung", "Tường", "Vân", "Vĩnh",
    "Xuân", "Yên", "Bản", "Khe", "Pha", "Tả",
)
FAMILIES = (
    "Lò", "Hà", "Nông", "Trần", "Nguyễn", "Lê", "Vàng", "Giàng", "Hoàng", "Đinh", "Bùi", "Quàng", "Cầm", "Lường",
    "Phạm", "Vũ",
)
GIVEN = (
    "Mẫu", "Dụ", "Lệ", "Trưng", "Hoa", "Bình", "Thủy", "Sơn", "Hạnh", "Tuấn", "Nga", "Phúc", "Dung", "Tình",
    "Tính", "Tĩnh", "Hòa", "Khỏe", "Ước", "Thơ",
)
# fmt: on
TITLES = (
    "Xã {place} phát động phong trào thi đua năm {year}",
    "Hội nghị tổng kết công tác thi đua, khen thưởng xã {place} năm {year}",
    "Trao Bằng khen theo Quyết định số {number}/QĐ-UBND cho {count} tập thể xã {place}",
    "Gương người tốt, việc tốt: {person} ở bản {place}",
    "Cụm thi đua các xã vùng {place} ký giao ước thi đua",
    "{person} và {count} năm gắn bó với bản {place}",
    "Sơ kết {count} tháng phong trào thi đua tại {place}",
    "Trường Tiểu học {place} đón nhận Cờ thi đua năm học {year}",
)
LEAD = "Ngày {day}, tại {place}, các đơn vị tổ chức hoạt động thi đua, khen thưởng với {count} đại biểu tham dự."
CLOSING = "Theo Quyết định số {number}/QĐ-UBND ngày {day}, {person} và {count} cá nhân được khen vì thi đua tốt."


class Writer:
    """Makes up articles; the same seed, the same ones."""

    def __init__(self, seed: int) -> None:
        from news.sample import files

        self.random = random.Random(seed)
        texts = [block["text"] for entry in files.articles() for block in entry["body"] if block["type"] == "paragraph"]
        plain = (re.sub(r"<[^>]+>", "", text) for text in texts)
        self.sentences = sorted({part for text in plain for part in re.split(r"(?<=[.!?]) ", text) if len(part) > 30})

    def facts(self, moment: datetime.datetime) -> dict[str, Any]:
        choose = self.random.choice
        return {
            "place": f"{choose(SYLLABLES)} {choose(SYLLABLES)}",
            "person": " ".join(map(choose, (("Ông", "Bà", "Anh"), FAMILIES, ("Văn", "Thị"), GIVEN))),
            "number": self.random.randint(1, 3_999),
            "count": self.random.randint(2, 180),
            "year": moment.year,
            "day": f"{moment:%d/%m/%Y}",
        }

    def article(self, moment: datetime.datetime) -> tuple[str, str, list[str]]:
        """Title, lead and paragraphs."""
        facts = self.facts(moment)
        paragraphs = [" ".join(self.random.sample(self.sentences, 3)) for _ in range(self.random.randint(2, 4))]
        title = self.random.choice(TITLES).format(**facts)
        return title, LEAD.format(**facts), [*paragraphs, CLOSING.format(**facts)]


def gallery(photos: list[int]) -> dict[str, Any]:
    """A block of a body as it is stored."""
    shown = [{"type": "item", "value": {"photo": photo, "caption": "", "credit": "", "alt": ""}} for photo in photos]
    return {"type": "gallery", "value": {"title": "", "photos": shown}}


def fill(count: int, photos: int, seed: int) -> None:
    """So many articles with `photos` each."""
    from django.db import transaction

    from bench.photo_records import make
    from bench.records import Records, settle
    from news.models import ArticlePage, SearchEntry, SearchTerm
    from news.search import store

    begun = time.monotonic()
    random_ = random.Random(seed)
    made = Made(make(count * photos), photos)
    records = Records(random.Random(seed))
    writer = Writer(seed)
    step = datetime.timedelta(days=365 * YEARS) / max(count, 1)
    moments = sorted(LAST - step * n - datetime.timedelta(minutes=random_.randint(0, 59)) for n in range(count))
    words = Counter(dict(SearchTerm.objects.values_list("term", "count")))
    for first in range(0, count, AT_ONCE):
        with transaction.atomic():
            articles = list(made.articles(writer, random_, moments[first : first + AT_ONCE]))
            SearchEntry.objects.bulk_create(made.entry(article) for article in articles)
            records.keep(articles)
        for article in articles:
            words.update(article.words)
        print(f"\r{first + len(articles):>9,}  {time.monotonic() - begun:.0f} s", end="", flush=True)
    store.replace_terms(words)
    made.close()
    settle()
    print(f"\n{ArticlePage.objects.live().count():,} articles are live.")


class Made:
    """Pages as their editors would have left them, written in bulk, since one by one they take hours."""

    def __init__(self, photos: Iterator[int], each: int) -> None:
        """Every article takes the next `each` of `photos`."""
        from django.contrib.contenttypes.models import ContentType
        from wagtail.models import Page, Site

        from news.models import ArticlePage, Contributor, HomePage, SectionPage, Tag

        self.photos, self.each = photos, each
        self.kind = ContentType.objects.get_for_model(ArticlePage)
        home = HomePage.objects.first()
        if home is None:
            home = Page.get_first_root_node().add_child(instance=HomePage(title="Trang chủ", slug="trang-chu"))
            values = {"hostname": "localhost", "root_page": home}
            Site.objects.update_or_create(is_default_site=True, defaults=values)
        for slug, title in SECTIONS.items():
            if not SectionPage.objects.child_of(home).exists() or not home.get_children().filter(slug=slug).exists():
                home.add_child(instance=SectionPage(title=title, slug=slug))
                home.refresh_from_db()
        self.sections = list(SectionPage.objects.child_of(home).order_by("path"))
        self.tags = [Tag.objects.get_or_create(name=name)[0] for name in TAGS]
        self.author = Contributor.objects.get_or_create(name="Cộng tác viên", defaults={"pen_name": "CTV"})[0]

    def articles(self, writer: Writer, random_: random.Random, moments: list[datetime.datetime]) -> Iterator[Any]:
        from django.db import connection
        from django.utils import timezone
        from wagtail.models import Page

        from bench.photo_records import take
        from news.models import ArticleByline, ArticlePage, ArticleTag

        parents, articles, texts = [], [], []
        for moment in moments:
            section = random_.choice(self.sections)
            title, lead, paragraphs = writer.article(moment)
            section.numchild += 1
            at = timezone.make_aware(moment)
            slug = f"bai-{uuid.UUID(int=random_.getrandbits(128)).hex[:12]}"
            common = {
                "title": title,
                "draft_title": title,
                "slug": slug,
                "path": section._get_path(section.path, section.depth + 1, section.numchild),
                "depth": section.depth + 1,
                "content_type": self.kind,
                "locale_id": section.locale_id,
                "url_path": f"{section.url_path}{slug}/",
                "live": True,
                "first_published_at": at,
                "last_published_at": at,
                "translation_key": uuid.UUID(int=random_.getrandbits(128)),
            }
            parents.append(Page(**common))
            body = [
                {"type": "paragraph", "value": f"<p>{text}</p>", "id": str(uuid.UUID(int=random_.getrandbits(128)))}
                for text in paragraphs
            ]
            shown = take(self.photos, self.each)
            body += [gallery(shown)] if shown else []
            featured = random_.random() < FEATURED
            article = ArticlePage(**common, published_on=at, lead=lead, featured=featured)
            article.blocks, article.stored_body = len(body), json.dumps(body, ensure_ascii=False)
            article.shown, article.card_photo_id = shown, next(iter(shown), None)
            articles.append(article)
            texts.append((title, lead, paragraphs, section.pk))
        Page.objects.bulk_create(parents)
        for parent, article in zip(parents, articles, strict=True):
            article.pk = article.id = article.page_ptr_id = parent.pk
        ArticlePage._base_manager.all()._insert(
            articles, fields=ArticlePage._meta.local_concrete_fields, using="default"
        )
        with connection.cursor() as cursor:
            # As it stands: cleaning what an editor might have pasted takes longer than all the rest.
            cursor.executemany(BODY, [(article.stored_body, article.pk) for article in articles])
        ArticleByline.objects.bulk_create(
            ArticleByline(article=article, contributor=self.author, sort_order=0) for article in articles
        )
        tagged = [(article, random_.sample(self.tags, 2)) for article in articles]
        ArticleTag.objects.bulk_create(ArticleTag(content_object=a, tag=tag) for a, tags in tagged for tag in tags)
        for (article, tags), (title, lead, paragraphs, section_pk) in zip(tagged, texts, strict=True):
            article.told = (title, lead, paragraphs, section_pk, tags)
            article.words = ()
            yield article

    def entry(self, article: Any) -> Any:
        from news.search.store import make_entry, terms_of
        from news.search.tokens import in_section, with_tag

        title, lead, paragraphs, section_pk, tags = article.told
        rest = "\n".join([*paragraphs, "CTV", f"{article.published_on:%d/%m/%Y}", *(tag.name for tag in tags)])
        entry = make_entry(article, title, lead, rest, [in_section(section_pk), *(with_tag(tag.pk) for tag in tags)])
        article.words = terms_of(entry)
        return entry

    def close(self) -> None:
        from wagtail.models import Page

        for section in self.sections:
            Page.objects.filter(pk=section.pk).update(numchild=section.numchild)


def main() -> None:
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("--articles", type=int, default=100_000)
    parser.add_argument("--photos", type=int, default=3, help="of each article (3)")
    parser.add_argument("--seed", type=int, default=1)
    options = parser.parse_args()

    import django

    django.setup()
    fill(options.articles, options.photos, options.seed)


if __name__ == "__main__":
    main()
