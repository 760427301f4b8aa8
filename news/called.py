from typing import Any


def called(user: Any) -> str:
    """`Lò Thị Mẫu (lo.mau)`; nothing for nobody."""
    if user is None:
        return ""
    name, account = user.get_full_name().strip(), user.get_username()
    return f"{name} ({account})" if name else str(account)
