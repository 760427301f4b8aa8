"""Environment variables of which a wrong value deserves a sentence, not a traceback."""

from environ import Env


def whole_number(env: Env, name: str, default: int, lowest: int, highest: int) -> int:
    """The variable as a number; raises `SystemExit` with a Vietnamese sentence where it is none in range."""
    text = env.str(name, default=str(default))
    if not text.strip().isascii() or not text.strip().isdigit() or not lowest <= int(text) <= highest:
        raise SystemExit(f"{name}={text} không dùng được: cần một số từ {lowest} đến {highest}.")
    return int(text)
