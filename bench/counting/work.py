"""What the counter and the desk do inside a process: folding, and the report of a year."""

from bench.counting.figures import Figure, ratios
from bench.counting.places import Place

ROUNDS = 3
REPORTS, FOLDS = 10, 20
STATEMENTS, FOLDING_MS, OF_A_REPORT = 10, 50, 1.2
HUNDRED_MILLION = 100_000_000


def reports(few: Place, many: Place) -> list[Figure]:
    """A thousand views cannot fill the rows of sixty articles in two years, ten million and more do."""
    rounds = [(few.inside("report", REPORTS), many.inside("report", REPORTS)) for _ in range(ROUNDS)]
    few.inside("fill", HUNDRED_MILLION)
    filled = [(few.inside("report", REPORTS), many.inside("report", REPORTS)) for _ in range(ROUNDS)]
    statements = [of_many["statements"] for _, of_many in rounds]
    more = [of_many["statements"] - of_few["statements"] for of_few, of_many in rounds]
    of_few, of_many = ([one["ms"] for one in side] for side in zip(*rounds, strict=True))
    of_most, again = ([one["ms"] for one in side] for side in zip(*filled, strict=True))
    return [
        Figure("statements of the report of a year, 10,000,000 views", statements, "", "≤", STATEMENTS),
        Figure("… more than with 1,000 views", more, "", "≤", 0),
        Figure("… its time", of_many, "ms"),
        ratios("… its time against 1,000 views", of_many, of_few),
        ratios("… 100,000,000 views against that", of_most, again, "≤", OF_A_REPORT),
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
