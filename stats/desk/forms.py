"""What an administrator fills in to correct totals."""

from typing import Any

from django import forms
from wagtail.models import Page

from stats.desk.importing.plan import HIGHEST_ID, REASON
from stats.desk.importing.table import BadNumber, read_number
from stats.desk.site_addresses import UnknownAddress, pages_at, pages_by_number


class CountField(forms.CharField):
    """A number of hits as people write it: 181397, 181.397."""

    def clean(self, value: Any) -> int | None:
        text = super().clean(value)
        if not text:
            return None
        try:
            return read_number(text)
        except BadNumber as fault:
            raise forms.ValidationError(str(fault)) from fault


class PageField(forms.CharField):
    """A page by its address or number; None, the whole site, where nothing is given."""

    def clean(self, value: Any) -> Page | None:
        text = super().clean(value)
        if not text:
            return None
        if text.isascii() and text.isdigit():
            page = pages_by_number([int(text)]).get(int(text)) if int(text[:11]) <= HIGHEST_ID else None
            if page is None:
                raise forms.ValidationError(f"Không có trang nào mang mã {text[:20]}.")
            return page
        found = pages_at([text])[text]
        if isinstance(found, UnknownAddress):
            raise forms.ValidationError(str(found))
        return found


class CorrectionForm(forms.Form):
    page = PageField(
        label="Trang",
        required=False,
        max_length=500,
        help_text="Địa chỉ hoặc mã của trang; để trống là lượt truy cập của cả cổng. "
        "Ví dụ: /khen-thuong/trao-co-thi-dua/",
    )

    @property
    def page_number(self) -> int | None:
        page = self.cleaned_data["page"]
        return page.pk if page else None


class CarryOverForm(CorrectionForm):
    total = CountField(
        label="Tổng số ở cổng cũ",
        max_length=20,
        help_text="Con số cuối cùng mà cổng cũ hiển thị. Ví dụ: 181.397",
    )
    reason = forms.CharField(label="Lý do", max_length=255, initial=REASON, help_text=f"Ví dụ: {REASON}")


class AdjustForm(CorrectionForm):
    direction = forms.ChoiceField(
        label="Việc cần làm",
        choices=[("-", "Trừ đi"), ("+", "Cộng thêm")],
        initial="-",
        widget=forms.RadioSelect,
    )
    amount = CountField(label="Số lượt", max_length=20, help_text="Ví dụ: 250")
    reason = forms.CharField(
        label="Lý do",
        max_length=255,
        help_text="Ghi rõ để người sau hiểu. Ví dụ: Máy tự động tải trang ngày 26/12/2021",
    )

    def clean_amount(self) -> int:
        amount: int = self.cleaned_data["amount"]
        if not amount:
            raise forms.ValidationError("Số lượt phải lớn hơn 0.")
        return amount

    @property
    def change(self) -> int:
        amount: int = self.cleaned_data["amount"]
        return amount if self.cleaned_data["direction"] == "+" else -amount


class ImportForm(forms.Form):
    file = forms.FileField(
        label="Tệp CSV",
        allow_empty_file=True,
        help_text="Các cột: địa chỉ (hoặc id), lượt xem và, nếu cần, lý do. Nhiều nhất 10.000 dòng.",
        widget=forms.FileInput(attrs={"accept": ".csv,text/csv"}),
    )
