from functools import lru_cache

from is_bot import Bots

# Real browsers that is-bot takes for machines: the television sets of LG.
ALLOWED = ("Web0S;", "WebOS.TV")
MAX_LENGTH = 512

_bots = Bots()


def is_bot(user_agent: str) -> bool:
    """Whether a machine says so itself; one without a name is taken for a machine."""
    return _is_bot(user_agent[:MAX_LENGTH].strip())


@lru_cache(maxsize=4_096)
def _is_bot(user_agent: str) -> bool:
    if not user_agent:
        return True
    if any(allowed in user_agent for allowed in ALLOWED):
        return False
    return _bots.is_bot(user_agent)
