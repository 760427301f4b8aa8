"""What the log can say beyond what Wagtail says, each with its sentence."""

from typing import Any

from wagtail import hooks
from wagtail.log_actions import LogActionRegistry, LogFormatter

ADDED, CHANGED, REMOVED = "portal.add", "portal.change", "portal.remove"
GIVEN, TAKEN, BULK = "portal.give", "portal.take", "portal.bulk"
SIGNED_IN, REFUSED, LOCKED_OUT = "portal.sign_in", "portal.sign_in_refused", "portal.locked_out"
FACTOR_ADDED, FACTOR_REMOVED, SESSIONS_ENDED = "portal.factor_added", "portal.factor_removed", "portal.sessions_ended"
EXPORTED, BACKED_UP, RESTORED = "portal.export", "portal.backup", "portal.restore"
SHOWN = 200  # characters of a value


class Told(LogFormatter):
    """A sentence that says all by itself (`alone`), or is followed by what it was done to."""

    alone = False
    sentence = ""

    def format_message(self, log_entry: Any) -> str:
        try:
            return self.sentence.format_map(log_entry.data)
        except (KeyError, ValueError):
            return str(self.label)


class Change(Told):
    """Tells the fields, and in the details what they said before."""

    def __init__(self, label: str, verb: str) -> None:
        self.label, self.verb = label, verb

    def format_message(self, log_entry: Any) -> str:
        names = ", ".join(field["name"] for field in log_entry.data.get("fields", []))
        return f"{self.verb} {names} của" if names and log_entry.action == CHANGED else self.verb

    def format_comment(self, log_entry: Any) -> str:
        return "; ".join(_changed(field) for field in log_entry.data.get("fields", []) if "new" in field)


class Rights(Told):
    def __init__(self, label: str, verb: str, verb_of_groups: str) -> None:
        self.label, self.verb, self.verb_of_groups = label, verb, verb_of_groups

    def format_message(self, log_entry: Any) -> str:
        verb = self.verb_of_groups if log_entry.data.get("what") == "groups" else self.verb
        return f"{verb} {', '.join(log_entry.data.get('names', []))}:"


def _changed(field: dict[str, str]) -> str:
    old = f"“{field['old']}” → " if field.get("old") else ""
    return f"{field['name']}: {old}“{field['new']}”"


def told(label: str, sentence: str, *, alone: bool = False) -> Told:
    made = Told()
    made.label, made.sentence, made.alone = label, sentence, alone
    return made


FORMATTERS: dict[str, Told] = {
    ADDED: Change("Thêm", "Đã thêm"),
    CHANGED: Change("Đổi từng mục", "Đã đổi"),
    REMOVED: Change("Xóa hẳn", "Đã xóa"),
    GIVEN: Rights("Trao quyền", "Đã trao quyền", "Đã đưa vào nhóm"),
    TAKEN: Rights("Rút quyền", "Đã rút quyền", "Đã đưa ra khỏi nhóm"),
    BULK: told("Thao tác hàng loạt", "Đã thao tác hàng loạt “{name}” với"),
    SIGNED_IN: told("Đăng nhập", "Đã đăng nhập", alone=True),
    REFUSED: told("Đăng nhập không được", "Đã gõ sai {what} của"),
    LOCKED_OUT: told("Khóa vì gõ sai nhiều lần", "Gõ sai nhiều lần nên bị khóa ở nơi đó:"),
    FACTOR_ADDED: told("Đặt bước hai", "Đã đặt bước hai: {factor}", alone=True),
    FACTOR_REMOVED: told("Gỡ bước hai", "Đã gỡ bước hai: {factor}", alone=True),
    SESSIONS_ENDED: told("Kết thúc phiên", "Đã kết thúc phiên đăng nhập khác của mình", alone=True),
    EXPORTED: told("Tải dữ liệu về", "Đã tải về tệp {file}", alone=True),
    BACKED_UP: told("Sao lưu", "Đã lập bản sao lưu {file}", alone=True),
    RESTORED: told("Phục hồi", "Đã phục hồi cổng từ bản sao lưu lập lúc {made_at}", alone=True),
}


@hooks.register("register_log_actions")
def register(actions: LogActionRegistry) -> None:
    for action, formatter in FORMATTERS.items():
        actions.formatters[action] = formatter
        actions.choices.append((action, formatter.label))
