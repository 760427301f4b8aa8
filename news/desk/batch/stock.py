"""Wagtail's own screen for many photos, where it would store a file as it came."""

from django.http import HttpRequest, JsonResponse
from wagtail.images.views.multiple import AddView


class CleanAddView(AddView):
    """Stock keeps a file whose other fields are wrong as it came, with the place where it was taken: here not."""

    def post(self, request: HttpRequest) -> JsonResponse:
        file = request.FILES.get("files[]")
        if file is None:
            return self._refused("Chưa nhận được tệp nào. Hãy chọn lại ảnh.")
        longest = self.model._meta.get_field("title").max_length
        told = {
            "title": str(request.POST.get("title", file.name))[:longest],
            "collection": request.POST.get("collection"),
        }
        form = self.get_upload_form_class()(told, {"file": file}, user=request.user)
        if not form.is_valid():
            return self._refused(" ".join(str(error) for errors in form.errors.values() for error in errors))
        self.object = self.save_object(form)
        return JsonResponse(self.get_edit_object_response_data())

    def _refused(self, sentence: str) -> JsonResponse:
        return JsonResponse({"success": False, "error_message": sentence})
