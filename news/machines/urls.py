from django.urls import path, re_path

from news.machines import api, feeds, files, sitemaps

urlpatterns = [
    re_path(r"^(?:(?P<slug>[-\w]+)/)?(?P<name>rss\.xml|atom\.xml|feed\.json)$", feeds.feed, name="feed"),
    path("sitemap.xml", sitemaps.sitemap, name="sitemap"),
    path("sitemap-trang.xml", sitemaps.sitemap_part, name="sitemap_pages"),
    re_path(r"^sitemap-(?P<number>[0-9]{1,9})\.xml$", sitemaps.sitemap_part, name="sitemap_part"),
    path("sitemap-news.xml", sitemaps.news_sitemap, name="news_sitemap"),
    path("robots.txt", files.robots, name="robots"),
    path(".well-known/security.txt", files.security, name="security"),
    path("manifest.webmanifest", files.manifest, name="manifest"),
    path("favicon.ico", files.favicon, name="favicon"),
    path("api/", api.guide, name="api"),
    path("api/v1/bai-viet/", api.articles, name="api_articles"),
    re_path(r"^api/v1/bai-viet/(?P<pk>[0-9]{1,9})/$", api.article, name="api_article"),
    path("api/v1/chuyen-muc/", api.sections, name="api_sections"),
    path("api/v1/openapi.json", api.document, name="api_document"),
    # Whoever asks for data hears in data that there is none; an address without its last stroke is led on first.
    re_path(r"^api/(?:.*/|.*\.\w+)$", api.unknown),
]
