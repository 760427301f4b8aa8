from stats.desk.views.correcting import adjust, set_carried_over
from stats.desk.views.corrections import corrections, export_corrections
from stats.desk.views.export import export
from stats.desk.views.importing import import_file, import_template
from stats.desk.views.report import report

__all__ = [
    "adjust",
    "corrections",
    "export",
    "export_corrections",
    "import_file",
    "import_template",
    "report",
    "set_carried_over",
]
