"""What the counter and the desk do inside a process: folding, and the report of a year."""

from bench.counting.figures import Figure, ratios
from bench.counting.places import Place

ROUNDS = 5
REPORTS, FOLDS = 10, 30
MOST_STATEMENTS, MOST_FOLDING_MS, MOST_OF_A_REPORT = 10, 50, 1.2


def reports(few: Place, many: Place) -> list[Figure]:
    rounds = [(few.inside("report", REPORTS), many.inside("report", REPORTS)) for _ in range(ROUNDS)]
    statements = [of_many["statements"] for _, of_many in rounds]
    times = [[made["ms"] for made in side] for side in zip(*rounds, strict=True)]
    return [
        Figure("statements of the report of a year, 10,000,000 views", statements, "", "≤", MOST_STATEMENTS),
        Figure(
            "… more than with 1,000 views", [many["statements"] - few["statements"] for few, many in rounds], "", "≤", 0
        ),
        Figure("… its time", times[1], "ms"),
        ratios("… its time against 1,000 views", times[1], times[0], "≤", MOST_OF_A_REPORT),
    ]


def folding(few: Place, many: Place, page: int) -> list[Figure]:
    """In the place of few views, so that the other stays as it was filled."""
    rounds = [few.inside("fold", page, FOLDS) for _ in range(ROUNDS)]
    bound = ("≤", MOST_FOLDING_MS) if few.vendor == "SQLite" else ("", 0)
    return [
        Figure("folding 1,000 hits of new visitors", [one["fold"] for one in rounds], "ms", *bound),
        Figure("… the slowest of all", [max(one["worst"] for one in rounds)], "ms"),
        ratios("… against 1,000 plain rows", [one["fold"] for one in rounds], [one["insert"] for one in rounds]),
    ]
