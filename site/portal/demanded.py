"""What a server behind https must be told: without it, or with a dangerous value, it does not start."""

from ipaddress import ip_network

from environ import Env

from portal.environment import addresses, hosts, web_address

SHORTEST_SECRET = 50  # characters
NARROWEST = {4: 8, 6: 16}  # bits of a network's prefix: fewer trust half the world


def required(env: Env, name: str, example: str) -> str:
    """The variable, which has no default here; raises `SystemExit` with a Vietnamese sentence without it."""
    text = env.str(name, default="").strip()
    if not text:
        raise SystemExit(f"Thiếu {name}. Ví dụ: {name}={example}")
    return text


def long_secret(env: Env, name: str) -> str:
    text = required(env, name, "(chuỗi ngẫu nhiên do lệnh `openssl rand -base64 48` in ra)")
    if len(text) < SHORTEST_SECRET or len(set(text)) < 5:
        raise SystemExit(
            f"{name} quá ngắn hoặc dễ đoán: cần ít nhất {SHORTEST_SECRET} ký tự ngẫu nhiên, "
            "ví dụ do lệnh `openssl rand -base64 48` in ra."
        )
    return text


def secure_address(env: Env, name: str) -> str:
    required(env, name, "https://thidua.example.vn")
    text = web_address(env, name, "")
    if not text.startswith("https://"):
        raise SystemExit(f"{name}={text} không dùng được: trang công khai phải bắt đầu bằng https://.")
    return text


def named_hosts(env: Env, name: str) -> list[str]:
    required(env, name, "thidua.example.vn")
    found = hosts(env, name, [])
    if any("*" in text for text in found):
        raise SystemExit(f"{name} không được chứa dấu *: hãy ghi rõ từng tên miền, ví dụ {name}=thidua.example.vn")
    return found


def narrow_addresses(env: Env, name: str) -> list[str]:
    required(env, name, "127.0.0.1")
    found = addresses(env, name)
    for text in found:
        network = ip_network(text)
        if network.prefixlen < NARROWEST[network.version]:
            raise SystemExit(f"{name}: {text} quá rộng, ai cũng giả được địa chỉ. Ví dụ: {name}=127.0.0.1,10.0.0.5")
    return found
