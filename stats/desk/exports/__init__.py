"""Tables as files: comma-separated values and workbooks, neither of which runs what a reader sent."""

from stats.desk.exports.comma import to_csv
from stats.desk.exports.workbook import to_xlsx

__all__ = ["to_csv", "to_xlsx"]
