"""A Word document on its way to an article: refused in a sentence, or read with a report of what stayed behind."""

from news.word.article import Heading, Text, WordArticle
from news.word.package import Package
from news.word.read import read_word
from news.word.refused import Refused
from news.word.report import Report
from news.word.shots import Shot, Shots
from news.word.tables import Grid

__all__ = ["Grid", "Heading", "Package", "Refused", "Report", "Shot", "Shots", "Text", "WordArticle", "read_word"]
