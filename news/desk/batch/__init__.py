"""Thêm nhiều ảnh: from twenty files to described photos, in one table that also fills a gallery."""
