"""What the person is told about the way from the file to the draft."""

from collections import Counter
from dataclasses import dataclass, field

_SHOWN = 160  # characters of a quoted text


@dataclass
class Report:
    """`lost` are sentences on what was not carried over, `changed` on what stands differently in the draft."""

    lost: list[str] = field(default_factory=list)
    changed: list[str] = field(default_factory=list)
    _counted: Counter[str] = field(default_factory=Counter)
    _texts: dict[str, list[str]] = field(default_factory=dict)

    def count(self, what: str, text: str = "") -> None:
        """One more `what`, a key of `SENTENCES`, with the words it held."""
        self._counted[what] += 1
        if text := " ".join(text.split()):
            self._texts.setdefault(what, []).append(text)

    def take(self, other: "Report") -> None:
        """What another report holds too."""
        self.lost += other.lost
        self.changed += other.changed
        self._counted += other._counted
        for what, texts in other._texts.items():
            self._texts.setdefault(what, []).extend(texts)

    def close(self) -> None:
        """Makes sentences of what was counted."""
        for what, (carried, sentence) in SENTENCES.items():
            if number := self._counted.pop(what, 0):
                texts = self._texts.get(what, [])
                told = sentence.format(number) + (f": {_quoted(texts)}" if texts else ".")
                (self.changed if carried else self.lost).append(told)


def _quoted(texts: list[str]) -> str:
    quoted = "; ".join(f"“{shortened(text)}”" for text in texts[:5])
    return quoted + (f"; và {len(texts) - 5} chỗ nữa." if len(texts) > 5 else ".")


def shortened(text: str, length: int = _SHOWN) -> str:
    return text if len(text) <= length else text[:length].rpartition(" ")[0] + " …"


# What is counted: whether its words are in the draft, and the sentence.
SENTENCES: dict[str, tuple[bool, str]] = {
    "comment": (False, "{} nhận xét bên lề không đưa vào bài"),
    "deleted": (False, "{} chỗ đã xóa khi theo dõi thay đổi được bỏ"),
    "header": (False, "{} đầu trang, chân trang không đưa vào bài"),
    "hidden": (False, "{} chỗ chữ ẩn không đưa vào bài"),
    "chart": (False, "{} biểu đồ không đưa được vào bài: hãy chụp thành ảnh rồi thêm vào"),
    "diagram": (False, "{} sơ đồ SmartArt không đưa được vào bài: hãy chụp thành ảnh rồi thêm vào"),
    "object": (False, "{} đối tượng nhúng không đưa được vào bài"),
    "shape": (False, "{} hình vẽ không đưa được vào bài: hãy chụp thành ảnh rồi thêm vào"),
    "linked": (False, "{} ảnh chỉ trỏ tới nơi khác, không nằm trong tệp, nên không lấy về"),
    "symbol": (False, "{} ký hiệu của phông riêng không chép được"),
    "link": (False, "{} liên kết không an toàn hoặc chỉ trỏ trong tệp được bỏ, chữ vẫn giữ"),
    "embedded": (False, "{} tệp được chèn bên trong văn bản không đưa được vào bài"),
    "inserted": (True, "{} chỗ thêm khi theo dõi thay đổi được giữ như chữ thường"),
    "moved": (True, "{} chỗ dời đi khi theo dõi thay đổi nằm ở nơi mới"),
    "note": (True, "{} chú thích chân trang được đưa xuống cuối bài, có số trong ngoặc vuông"),
    "box": (True, "{} khung chữ thành đoạn văn thường ngay sau đoạn chứa khung"),
    "equation": (True, "{} công thức được chép thành chữ thường, hãy xem lại"),
    "merged": (True, "{} ô gộp trong bảng được tách ra, chữ ở ô đầu"),
    "nested": (True, "{} bảng nằm trong bảng khác được chép thành chữ trong ô"),
    "tcvn3": (True, "{} đoạn gõ bằng phông TCVN3 (.VnTime) được đổi sang Unicode"),
    "vni": (True, "{} đoạn gõ bằng phông VNI được đổi sang Unicode"),
    "field": (True, "{} trường tự động của Word không có chỗ kết thúc: chữ quanh đó được giữ, hãy xem lại"),
    "cropped": (True, "{} ảnh đã cắt trong Word: bài dùng ảnh đủ như trước khi cắt"),
    "numbered": (True, "{} dòng đánh số tự động có số được gõ hẳn vào chữ"),
    "letters": (True, "{} mục con đánh chữ a, b, c nay đánh số 1, 2, 3"),
}
