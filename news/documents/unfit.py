class UnfitDocument(ValueError):
    """The text is a Vietnamese sentence for the editor."""


OTHER_KIND = "Nội dung của tệp không phải là {}: tệp đã bị đổi tên hoặc bị hỏng. Hãy mở bản gốc và lưu lại đúng kiểu."
MACROS = "Tệp có macro (chương trình bên trong) nên không được nhận. Hãy lưu lại thành tệp không có macro rồi tải lên."
