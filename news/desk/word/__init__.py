"""Từ tệp Word: a .docx becomes a draft, with a report of what stayed behind."""
