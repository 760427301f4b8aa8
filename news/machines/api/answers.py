"""How the API answers: JSON that any page of any site may read."""

import json
from collections.abc import Callable
from dataclasses import asdict
from functools import wraps
from http import HTTPStatus
from typing import Any

from django.http import HttpRequest, HttpResponse
from django.views.decorators.csrf import csrf_exempt

from news.machines.answers import public_answer
from news.machines.shapes import Problem

JSON, PROBLEM = "application/json", "application/problem+json"
ALLOWED = "GET, HEAD, OPTIONS"
TITLES = {400: "Tham số không hợp lệ", 404: "Không tìm thấy", 405: "Phương thức không được dùng"}
OPEN = {"Access-Control-Allow-Origin": "*", "Access-Control-Expose-Headers": "ETag", "X-Robots-Tag": "noindex"}


class Refused(Exception):
    """A question that has no answer; the sentence is Vietnamese and says why."""

    def __init__(self, status: HTTPStatus, sentence: str) -> None:
        super().__init__(sentence)
        self.status, self.sentence = status, sentence


def endpoint(make: Callable[..., Any]) -> Callable[..., HttpResponse]:
    """A view from a function that makes the answer, or raises `Refused`."""

    @csrf_exempt  # so that other methods hear that they are not allowed, instead of a form's error page
    @wraps(make)
    def view(request: HttpRequest, **kwargs: Any) -> HttpResponse:
        if request.method == "OPTIONS":
            return _open(_preflight())
        if request.method not in ("GET", "HEAD"):
            return _open(_problem(HTTPStatus.METHOD_NOT_ALLOWED, f"Chỉ dùng được các phương thức {ALLOWED}."))
        try:
            data = make(request, **kwargs)
        except Refused as refused:
            return _open(_problem(refused.status, refused.sentence))
        text = _text(data if isinstance(data, dict) else asdict(data))
        return _open(public_answer(request, text, JSON, kept=request.GET.keys() <= {"page"}))

    return view


def _text(data: dict[str, Any]) -> str:
    return json.dumps(data, ensure_ascii=False)


def _preflight() -> HttpResponse:
    response = HttpResponse(status=HTTPStatus.NO_CONTENT)
    response["Allow"] = response["Access-Control-Allow-Methods"] = ALLOWED
    response["Access-Control-Allow-Headers"] = "If-None-Match"
    response["Access-Control-Max-Age"] = "86400"
    return response


def _problem(status: HTTPStatus, sentence: str) -> HttpResponse:
    told = Problem("about:blank", TITLES[status], status.value, sentence)
    response = HttpResponse(_text(asdict(told)), content_type=PROBLEM, status=status)
    if status == HTTPStatus.METHOD_NOT_ALLOWED:
        response["Allow"] = ALLOWED
    return response


def _open(response: HttpResponse) -> HttpResponse:
    for name, value in OPEN.items():
        response[name] = value
    return response
