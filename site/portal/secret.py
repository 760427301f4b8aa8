"""The secret key of this installation: made once, kept in the data folder."""

import os
import secrets
from pathlib import Path


def secret_key(data: Path) -> str:
    """The key kept in `data`, made there on first use.

    Several processes may start at once: the file appears whole under its name or not at all, and
    whoever comes second reads the first one's key. Raises `SystemExit` with a sentence for the
    operator where the folder cannot be written.
    """
    path = data / "secret_key"
    try:
        if not path.exists():
            data.mkdir(parents=True, exist_ok=True, mode=0o700)  # the database, too, is nobody else's to read
            draft = data / f".secret_key.{secrets.token_hex(8)}"
            descriptor = os.open(draft, os.O_WRONLY | os.O_CREAT | os.O_TRUNC, 0o600)
            with os.fdopen(descriptor, "w") as file:
                file.write(secrets.token_urlsafe(48))
            try:
                os.link(draft, path)
            except FileExistsError:
                pass
            finally:
                draft.unlink()
        key = path.read_text().strip()
    except OSError as error:
        raise SystemExit(
            f"Không ghi được vào thư mục dữ liệu {data}: {error.strerror}. "
            "Hãy cấp quyền ghi hoặc đặt PORTAL_DATA trỏ tới thư mục khác."
        ) from error
    if not key:
        raise SystemExit(f"Tệp {path} trống. Hãy xóa tệp này để tạo khóa mới; mọi người sẽ phải đăng nhập lại.")
    return key
