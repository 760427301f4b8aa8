from math import ceil, floor, log10

STEPS = (1, 2, 2.5, 5, 10)


def ticks(most: int, wanted: int = 4) -> list[int]:
    """Round whole numbers from 0 to at least `most`, about `wanted` steps apart."""
    rough = max(most, 1) / wanted
    power = 10 ** floor(log10(rough)) if rough >= 1 else 1
    step = next(int(step * power) for step in STEPS if step * power >= rough and step * power % 1 == 0)
    return [n * step for n in range(ceil(max(most, 1) / step) + 1)]
