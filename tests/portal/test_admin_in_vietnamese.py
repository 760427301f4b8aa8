"""The whole admin, screen by screen, as an administrator meets it: not one English word."""

from types import SimpleNamespace

import english
import pytest
from desk_addresses import addresses
from desk_sample import make_desk_sample
from django.test import Client
from django.http import HttpResponse
from wagtail.models import Site

from news.models import HomePage


@pytest.fixture
def sample(home: HomePage) -> SimpleNamespace:
    return make_desk_sample(Site.objects.get(is_default_site=True))


@pytest.fixture
def desk(client: Client, sample: SimpleNamespace) -> Client:
    client.force_login(sample.user)
    return client


def in_answer(answer: HttpResponse) -> dict[str, set[str]]:
    kind = answer.headers.get("Content-Type", "")
    if "html" in kind:
        return english.in_page(answer.content.decode())
    return english.in_data(answer.json()) if "json" in kind else {}


def test_x(desk, sample) -> None:
    import time
    from collections import defaultdict
    found=defaultdict(set)
    t=time.time(); n=0
    st=defaultdict(list); names=defaultdict(set)
    for name,address in addresses(sample):
        if "logout" in name: continue
        try: r=desk.get(address)
        except Exception as e:
            print("EXC",name,address,repr(e)[:200]); continue
        n+=1
        names[name].add(r.status_code)
        st[r.status_code].append(name+" "+address+" "+r.headers.get("Location",r.headers.get("Content-Type")))
        if r.status_code==200:
            for text,words in in_answer(r).items(): found[text,tuple(words)].add(address)
    print(n,time.time()-t)
    for n,c in names.items():
        if 200 not in c: print("NEVER",n,c,[l for k in c for l in st[k] if l.startswith(n+" ")][:1])
    for (text,w),a in sorted(found.items()): print("FOUND",repr(text),w,len(a),sorted(a)[:3])
    assert 0
