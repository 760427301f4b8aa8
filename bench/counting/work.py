"""What the counter and the desk do inside a process: folding, and the report of a year."""

from bench.common.figures import Figure, ratios
from bench.counting.places import Place

ROUNDS = 3
REPORTS, FOLDS = 10, 20
TABLES = ("day", "hour", "pageday", "facet", "refusal")
ROWS = "SELECT " + " + ".join(f"(SELECT count(*) FROM stats_{table})" for table in TABLES)
STATEMENTS, FOLDING_MS, OF_A_REPORT = 10, 50, 1.2


def reports(few: Place, many: Place, full: Place, most: Place) -> list[Figure]:
    """Rows by hour, reason and page are as many as there are hours, reasons and pages, and no more with ten times
    the hits; but a thousand views, and for rare reasons even ten million, cannot put something into every one.
    """
    rounds = [[place.inside("report", REPORTS) for place in (few, many, full, most)] for _ in range(ROUNDS)]
    statements = [of_many["statements"] for _, of_many, *_ in rounds]
    more = [of_most["statements"] - of_few["statements"] for of_few, *_, of_most in rounds]
    of_few, of_many, of_full, of_most = ([one["ms"] for one in side] for side in zip(*rounds, strict=True))
    rows = [float(place.value(ROWS)) for place in (few, many, full, most)]
    return [
        Figure("statements of the report of a year, 10,000,000 views", statements, "", "≤", STATEMENTS),
        Figure("… 1,000,000,000 views more than 1,000", more, "", "≤", 0),
        Figure("… its time", of_many, "ms"),
        ratios("… its time against 1,000 views", of_many, of_few),
        ratios("… 100,000,000 views against that", of_full, of_many),
        ratios("… the rows that hold them", rows[2:3], rows[1:2]),
        ratios("… 1,000,000,000 views against 100,000,000", of_most, of_full, "≤", OF_A_REPORT),
        ratios("… the rows that hold them", rows[3:], rows[2:3]),
    ]


def folding(place: Place, page: int) -> list[Figure]:
    rounds = [place.inside("fold", page, FOLDS) for _ in range(ROUNDS)]
    bound = ("≤", FOLDING_MS) if place.vendor == "SQLite" else ("", 0)
    return [
        Figure("folding 1,000 hits of new visitors", [one["fold"] for one in rounds], "ms", *bound),
        Figure("… the slowest of all", [max(one["worst"] for one in rounds)], "ms"),
        Figure("… processor time", [one["processor"] for one in rounds], "ms"),
        ratios("… against 1,000 plain rows", [one["fold"] for one in rounds], [one["insert"] for one in rounds]),
    ]
