"""Đăng nhanh: from a phone to a draft, in one form that works without scripts too."""
