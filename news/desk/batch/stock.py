"""Wagtail's own screens for many files, where it would store a file as it came."""

from typing import Any

from django.http import HttpRequest, JsonResponse
from wagtail.documents.views.multiple import AddView as DocumentsAddView
from wagtail.images.views.multiple import AddView as ImagesAddView


class _CleanAdd:
    """Stock keeps a file whose other fields are wrong as it came, with the place where it was taken: here not."""

    nothing = ""

    def post(self: Any, request: HttpRequest) -> JsonResponse:
        file = request.FILES.get("files[]")
        if file is None:
            return _refused(self.nothing)
        longest = self.model._meta.get_field("title").max_length
        told = {
            "title": str(request.POST.get("title", file.name))[:longest],
            "collection": request.POST.get("collection"),
        }
        form = self.get_upload_form_class()(told, {"file": file}, user=request.user)
        if not form.is_valid():
            return _refused(" ".join(str(error) for errors in form.errors.values() for error in errors))
        self.object = self.save_object(form)
        return JsonResponse(self.get_edit_object_response_data())


class CleanAddView(_CleanAdd, ImagesAddView):
    nothing = "Chưa nhận được tệp nào. Hãy chọn lại ảnh."


class CleanDocumentsAddView(_CleanAdd, DocumentsAddView):
    nothing = "Chưa nhận được tệp nào. Hãy chọn lại tài liệu."


def _refused(sentence: str) -> JsonResponse:
    return JsonResponse({"success": False, "error_message": sentence})
