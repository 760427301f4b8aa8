from django.db import models


class Reason(models.TextChoices):
    """Why a hit was not counted."""

    METHOD = "method", "Sai phương thức"
    SIZE = "size", "Nội dung gửi quá lớn"
    MARK = "mark", "Dấu của trang không đúng"
    PREFETCH = "prefetch", "Trình duyệt tải trước"
    GPC = "gpc", "Người đọc đề nghị không theo dõi (GPC)"
    ORIGIN = "origin", "Gửi từ trang khác"
    BOT = "bot", "Máy tự động"
    RATE = "rate", "Gửi quá nhanh từ một địa chỉ"
    PAGE = "page", "Trang không còn đăng"
    CAP = "cap", "Quá nhiều lượt truy cập từ một địa chỉ"
