from typing import Any

from django.urls import path, reverse
from wagtail import hooks
from wagtail.admin.menu import MenuItem

from news.desk.handbook import views


@hooks.register("register_admin_urls")
def handbook_urls() -> list[Any]:
    return [
        path("huong-dan/", views.index, name="news_handbook"),
        path("huong-dan/<slug:slug>/", views.read, name="news_handbook_chapter"),
    ]


@hooks.register("register_admin_menu_item")
def handbook_menu_item() -> MenuItem:
    return MenuItem(views.TITLE, reverse("news_handbook"), name="huong-dan", icon_name="help", order=9_900)
