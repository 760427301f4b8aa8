def year_name(year: int) -> str:
    return f"Năm {year}"


def month_name(year: int, month: int) -> str:
    """`Tháng 02 năm 2022`, `Tháng 3 năm 2022`: the months 1 and 2 with a zero, as offices write."""
    return f"Tháng {f'{month:02}' if month < 3 else month} năm {year}"
