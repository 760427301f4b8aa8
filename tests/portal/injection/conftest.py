"""The sample with a row of everything besides, all of which somebody has filled with payloads."""

import datetime
from types import SimpleNamespace

import pytest
from allauth.account.models import EmailAddress
from allauth.usersessions.models import UserSession
from axes.models import AccessAttempt, AccessFailureLog, AccessLog
from desk_sample import make_desk_sample
from django.utils import timezone
from wagtail.models import Comment, CommentReply, Site

from news.models import FooterLink, HomePage, LinkedHost, MenuItem, MissedSearch
from stats.corrections import correct
from stats.models import Facet


@pytest.fixture
def sample(home: HomePage) -> SimpleNamespace:
    it = make_desk_sample(Site.objects.get(is_default_site=True))
    today, now = timezone.localdate(), timezone.now()
    it.live.tags.add("thi đua")
    it.live.save()
    MenuItem.objects.create(settings=it.settings, label="Giới thiệu", page=it.standard)
    FooterLink.objects.create(settings=it.settings, label="Cổng tỉnh", url="https://example.vn/")
    MissedSearch.objects.create(folded="x", typed="x", first_on=today, last_on=today)
    LinkedHost.objects.get_or_create(host="example.vn")
    correct(5, reason="x", now_ms=1_700_000_000_000, made_by=it.user)
    Facet.objects.create(day=today - datetime.timedelta(days=1), kind=Facet.Kind.REFERRER, value="x", visits=3)
    CommentReply.objects.create(comment=Comment.objects.first(), user=it.user, text="x")
    EmailAddress.objects.create(user=it.user, email="q@example.vn", verified=True, primary=True)
    UserSession.objects.create(user=it.user, ip="10.0.0.1", session_key="x", user_agent="x", last_seen_at=now)
    tried = {"username": it.user.username, "ip_address": "10.0.0.1", "user_agent": "x", "path_info": "/dang-nhap/"}
    AccessAttempt.objects.create(**tried, get_data="x", post_data="x", failures_since_start=1)
    AccessLog.objects.create(**tried)
    AccessFailureLog.objects.create(**tried)
    return it
