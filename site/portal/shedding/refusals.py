"""Short answers for what is not taken on, made without Django."""

from dataclasses import dataclass
from http import HTTPStatus
from wsgiref.types import StartResponse

from portal.figures.tally import REFUSED, tally

AGAIN_SECONDS = 5
_PAGE = (
    "<!doctype html><html lang=vi><meta charset=utf-8><meta name=viewport content='width=device-width'>"
    "<title>{title}</title><h1>{title}</h1><p>{sentence}</p>"
)


@dataclass(frozen=True, slots=True)
class Refusal:
    why: str  # a label of the metrics
    status: HTTPStatus
    title: str
    sentence: str
    again: bool = False

    def send(self, start_response: StartResponse) -> list[bytes]:
        tally.words[REFUSED[self.why]] += 1
        body = _PAGE.format(title=self.title, sentence=self.sentence).encode()
        headers = [
            ("Content-Type", "text/html; charset=utf-8"),
            ("Content-Length", str(len(body))),
            ("Cache-Control", "no-store"),
        ]
        if self.again:
            headers.append(("Retry-After", str(AGAIN_SECONDS)))
        if self.status is not HTTPStatus.SERVICE_UNAVAILABLE:
            # What is left of the body is not read, so nothing else can follow it.
            headers.append(("Connection", "close"))
        start_response(f"{self.status.value} {self.status.phrase}", headers)
        return [body]


CROWDED = Refusal(
    "crowded",
    HTTPStatus.SERVICE_UNAVAILABLE,
    "Trang đang quá tải",
    "Đang có rất nhiều người truy cập. Xin quý vị thử lại sau ít giây.",
    again=True,
)
CROWDED_BY_BODIES = Refusal("crowded_by_bodies", CROWDED.status, CROWDED.title, CROWDED.sentence, again=True)
CROWDED_BY_ANSWERS = Refusal("crowded_by_answers", CROWDED.status, CROWDED.title, CROWDED.sentence, again=True)
TOO_LARGE = Refusal(
    "too_large",
    HTTPStatus.REQUEST_ENTITY_TOO_LARGE,
    "Nội dung gửi lên quá lớn",
    "Xin quý vị giảm bớt nội dung hoặc chia thành nhiều lần gửi.",
)
TOO_SLOW = Refusal(
    "too_slow",
    HTTPStatus.REQUEST_TIMEOUT,
    "Gửi lên quá chậm",
    "Đường truyền bị gián đoạn khi gửi. Xin quý vị kiểm tra mạng rồi gửi lại.",
)
BROKEN_OFF = Refusal(
    "broken_off",
    HTTPStatus.BAD_REQUEST,
    "Nội dung gửi lên không đầy đủ",
    "Đường truyền bị gián đoạn khi gửi. Xin quý vị gửi lại.",
)
