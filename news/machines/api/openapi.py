"""The description of the API, for programs that write programs."""

from typing import Any

from django.conf import settings
from django.urls import reverse

from news.machines import shapes
from news.machines.api.answers import JSON, PROBLEM
from news.machines.api.parameters import PARAMETERS
from news.machines.api.schema import schema_of, schemas
from news.machines.office import office

VERSION = "1.0.0"


def openapi() -> dict[str, Any]:
    agency = office().agency
    number = {"name": "pk", "in": "path", "required": True, "description": "Mã số của bài"}
    return {
        "openapi": "3.1.0",
        "info": {
            "title": f"Dữ liệu mở của {agency}",
            "version": VERSION,
            "description": "Các bài viết đã đăng, chỉ để đọc. Không cần đăng ký, không cần khóa.",
        },
        "servers": [{"url": settings.PORTAL_URL}],
        "tags": [{"name": "Bài viết"}, {"name": "Chuyên mục"}],
        "paths": {
            reverse("api_articles"): _get(
                "articles",
                "Bài viết",
                "Danh sách bài viết, mới nhất đứng trước",
                shapes.ArticleList,
                [_parameter(told) for told in PARAMETERS],
                {400: "Tham số không hợp lệ"},
            ),
            f"{reverse('api_articles')}{{pk}}/": _get(
                "article",
                "Bài viết",
                "Toàn văn một bài viết",
                shapes.ArticleDetail,
                [{**number, "schema": {"type": "integer", "minimum": 1}}],
                {404: "Không có bài này"},
            ),
            reverse("api_sections"): _get(
                "sections", "Chuyên mục", "Các chuyên mục theo thứ tự trên trang", shapes.SectionList, [], {}
            ),
        },
        "components": {
            "schemas": schemas(shapes.ArticleList, shapes.ArticleDetail, shapes.SectionList, shapes.Problem)
        },
    }


def _parameter(told: Any) -> dict[str, Any]:
    return {
        "name": told.name,
        "in": "query",
        "description": told.description,
        "schema": told.schema,
        "example": int(told.example) if told.schema["type"] == "integer" else told.example,
    }


def _get(
    name: str, tag: str, summary: str, shape: Any, parameters: list[dict[str, Any]], failures: dict[int, str]
) -> dict[str, Any]:
    tagged = {"ETag": {"schema": {"type": "string"}, "description": "Gửi lại trong If-None-Match"}}
    answers: dict[str, Any] = {
        "200": {"description": shape.__doc__, "headers": tagged, "content": {JSON: {"schema": schema_of(shape)}}},
        "304": {"description": "Chưa có gì thay đổi"},
    }
    for status, description in failures.items():
        answers[str(status)] = {
            "description": description,
            "content": {PROBLEM: {"schema": schema_of(shapes.Problem)}},
        }
    told = {"operationId": name, "tags": [tag], "summary": summary, "parameters": parameters, "responses": answers}
    return {"get": told}
