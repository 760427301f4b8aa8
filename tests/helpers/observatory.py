"""The Mozilla HTTP Observatory's rules, recomputed for one answer.

By their public names and modifiers in github.com/mdn/mdn-http-observatory: `src/grader/charts.js` says what each result
counts, `src/analyzer/tests/` how an answer comes to it. An answer that was asked over plain http can only be judged on
where it leads; a host that is not in a browser's preload list has no `hsts-preloaded`.
"""

from collections.abc import Iterable
from html.parser import HTMLParser
from http.cookies import SimpleCookie
from urllib.parse import urlsplit

BASELINE = 100
EXTRA_CREDIT_FROM = 90
SIX_MONTHS = 15_768_000
MODIFIERS = {
    # Content-Security-Policy
    "csp-implemented-with-no-unsafe-default-src-none": 10,
    "csp-implemented-with-no-unsafe": 5,
    "csp-implemented-with-unsafe-inline-in-style-src-only": 0,
    "csp-implemented-with-insecure-scheme-in-passive-content-only": -10,
    "csp-implemented-with-unsafe-eval": -10,
    "csp-implemented-with-unsafe-inline": -20,
    "csp-implemented-with-insecure-scheme": -20,
    "csp-header-invalid": -25,
    "csp-not-implemented": -25,
    # Cookies
    "cookies-secure-with-httponly-sessions-and-samesite": 5,
    "cookies-secure-with-httponly-sessions": 0,
    "cookies-not-found": 0,
    "cookies-without-secure-flag-but-protected-by-hsts": -5,
    "cookies-session-without-secure-flag-but-protected-by-hsts": -10,
    "cookies-without-secure-flag": -20,
    "cookies-samesite-flag-invalid": -20,
    "cookies-anticsrf-without-samesite-flag": -20,
    "cookies-session-without-httponly-flag": -30,
    "cookies-session-without-secure-flag": -40,
    # Cross-origin resource sharing
    "cross-origin-resource-sharing-not-implemented": 0,
    "cross-origin-resource-sharing-implemented-with-public-access": 0,
    "cross-origin-resource-sharing-implemented-with-restricted-access": 0,
    "cross-origin-resource-sharing-implemented-with-universal-access": -50,
    # Redirection
    "redirection-to-https": 0,
    "redirection-off-host-from-http": -5,
    "redirection-not-to-https-on-initial-redirection": -10,
    "redirection-missing": -20,
    # Referrer-Policy
    "referrer-policy-private": 5,
    "referrer-policy-not-implemented": 0,
    "referrer-policy-unsafe": -5,
    "referrer-policy-header-invalid": -5,
    # Strict-Transport-Security
    "hsts-implemented-max-age-at-least-six-months": 0,
    "hsts-implemented-max-age-less-than-six-months": -10,
    "hsts-not-implemented": -20,
    "hsts-header-invalid": -20,
    # Subresource integrity
    "sri-implemented-and-all-scripts-loaded-securely": 5,
    "sri-implemented-and-external-scripts-loaded-securely": 5,
    "sri-not-implemented-response-not-html": 0,
    "sri-not-implemented-but-no-scripts-loaded": 0,
    "sri-not-implemented-but-all-scripts-loaded-from-secure-origin": 0,
    "sri-not-implemented-but-external-scripts-loaded-securely": -5,
    "sri-implemented-but-external-scripts-not-loaded-securely": -20,
    "sri-not-implemented-and-external-scripts-not-loaded-securely": -50,
    # X-Content-Type-Options
    "x-content-type-options-nosniff": 0,
    "x-content-type-options-not-implemented": -5,
    "x-content-type-options-header-invalid": -5,
    # X-Frame-Options
    "x-frame-options-implemented-via-csp": 5,
    "x-frame-options-sameorigin-or-deny": 0,
    "x-frame-options-allow-from-origin": 0,
    "x-frame-options-not-implemented": -20,
    "x-frame-options-header-invalid": -20,
    # Cross-Origin-Resource-Policy
    "cross-origin-resource-policy-implemented-with-same-origin": 10,
    "cross-origin-resource-policy-implemented-with-same-site": 10,
    "cross-origin-resource-policy-implemented-with-cross-origin": 0,
    "cross-origin-resource-policy-not-implemented": 0,
    "cross-origin-resource-policy-header-invalid": -5,
}
Pairs = list[tuple[str, str]]
BROAD = {"ftp:", "http:", "https:", "*", "http://*", "http://*.*", "https://*", "https://*.*"}
UNSAFE = BROAD | {"'unsafe-inline'", "data:"}
PASSIVE = {"img-src", "media-src"}
PRIVATE = {"no-referrer", "same-origin", "strict-origin", "strict-origin-when-cross-origin"}
LOOSE = {"origin", "origin-when-cross-origin", "unsafe-url", "no-referrer-when-downgrade"}


def score(headers: Pairs, body: bytes = b"", https: bool = True) -> tuple[int, list[str]]:
    """And the names of the results that make it up."""
    named = [
        csp(headers),
        cookies(headers),
        sharing(headers),
        referrer(headers),
        sri(headers, body),
        sniffing(headers),
        framing(headers),
        resource(headers),
        transport(headers) if https else redirection(headers),
    ]
    modifiers = [MODIFIERS[name] for name in named]
    found = BASELINE + sum(modifier for modifier in modifiers if modifier < 0)
    if found >= EXTRA_CREDIT_FROM:
        found += sum(modifier for modifier in modifiers if modifier > 0)
    return max(found, 0), named


def value(headers: Pairs, name: str) -> str | None:
    return next((value.strip() for own, value in headers if own.lower() == name), None)


def directives(headers: Pairs) -> dict[str, set[str]] | None:
    """None where they cannot be read: an empty policy, or a directive that stands twice."""
    policy: dict[str, set[str]] = {}
    for own, told in headers:
        if own.lower() != "content-security-policy":
            continue
        for directive in filter(None, (part.strip() for part in told.split(";"))):
            name, *sources = directive.split()
            if name.lower() in policy:
                return None
            policy[name.lower()] = {source.lower() for source in sources}
    return policy


def csp(headers: Pairs) -> str:
    if value(headers, "content-security-policy") is None:
        return "csp-not-implemented"
    policy = directives(headers)
    if not policy:
        return "csp-header-invalid"
    default = policy.get("default-src", {"*"})
    script, style, objects = (set(policy.get(f"{kind}-src", default)) for kind in ("script", "style", "object"))
    for sources in (script, style):
        if any(source.startswith(("'sha256-", "'sha384-", "'sha512-", "'nonce-")) for source in sources):
            sources.discard("'unsafe-inline'")
    active = set().union(*(found for name, found in policy.items() if name not in PASSIVE | {"script-src"})) | script
    passive = set().union(*(policy.get(name, default) for name in PASSIVE))
    if script & UNSAFE or objects & BROAD:
        return "csp-implemented-with-unsafe-inline"
    if any(source.startswith(("http:", "ftp:")) for source in active):
        return "csp-implemented-with-insecure-scheme"
    if "'unsafe-eval'" in script | style:
        return "csp-implemented-with-unsafe-eval"
    if any(source.startswith(("http:", "ftp:")) for source in passive):
        return "csp-implemented-with-insecure-scheme-in-passive-content-only"
    if style & UNSAFE:
        return "csp-implemented-with-unsafe-inline-in-style-src-only"
    if policy.get("default-src") == {"'none'"}:
        return "csp-implemented-with-no-unsafe-default-src-none"
    return "csp-implemented-with-no-unsafe"


def cookies(headers: Pairs) -> str:
    protected = MODIFIERS[transport(headers)] >= 0
    results = []
    for own, told in headers:
        if own.lower() != "set-cookie":
            continue
        for name, cookie in SimpleCookie(told).items():
            session = any(word in name.lower() for word in ("login", "sess", "phien"))  # "phien" is ours
            same_site = str(cookie["samesite"]).lower()
            if same_site not in ("lax", "strict", "") and not (same_site == "none" and cookie["secure"]):
                results.append("cookies-samesite-flag-invalid")
            if not cookie["secure"]:
                which = "cookies-session-without-secure-flag" if session else "cookies-without-secure-flag"
                results.append(f"{which}-but-protected-by-hsts" if protected else which)
            if "csrf" in name.lower() and not same_site:
                results.append("cookies-anticsrf-without-samesite-flag")
            if session and not cookie["httponly"]:
                results.append("cookies-session-without-httponly-flag")
            restricted = "-and-samesite" if same_site else ""
            results.append(f"cookies-secure-with-httponly-sessions{restricted}")
    return min(results, key=MODIFIERS.__getitem__, default="cookies-not-found")


def sharing(headers: Pairs) -> str:
    start, origin = "cross-origin-resource-sharing-", value(headers, "access-control-allow-origin")
    if origin is None:
        return f"{start}not-implemented"
    if origin == "*":
        return f"{start}implemented-with-public-access"
    credentials = value(headers, "access-control-allow-credentials") == "true"
    return f"{start}implemented-with-{'universal' if credentials else 'restricted'}-access"


def redirection(headers: Pairs, host: str = "thidua.example.vn") -> str:
    led = urlsplit(value(headers, "location") or "")
    if not led.netloc and not led.path:
        return "redirection-missing"
    if led.scheme != "https":
        return "redirection-not-to-https-on-initial-redirection"
    return "redirection-to-https" if led.hostname == host else "redirection-off-host-from-http"


def referrer(headers: Pairs) -> str:
    told = value(headers, "referrer-policy")
    if told is None:
        return "referrer-policy-not-implemented"
    known = [each for each in (part.strip().lower() for part in told.split(",")) if each in PRIVATE | LOOSE]
    if not known:
        return "referrer-policy-header-invalid"
    return "referrer-policy-private" if known[-1] in PRIVATE else "referrer-policy-unsafe"


def transport(headers: Pairs) -> str:
    told = value(headers, "strict-transport-security")
    if told is None:
        return "hsts-not-implemented"
    ages = [part.partition("=")[2] for part in told.replace(" ", "").lower().split(";") if part.startswith("max-age=")]
    if len(ages) != 1 or not ages[0].isdigit():
        return "hsts-header-invalid"
    long = "at-least" if int(ages[0]) >= SIX_MONTHS else "less-than"
    return f"hsts-implemented-max-age-{long}-six-months"


class Scripts(HTMLParser):
    def __init__(self) -> None:
        super().__init__()
        self.found: list[dict[str, str]] = []

    def handle_starttag(self, tag: str, attributes: Iterable[tuple[str, str | None]]) -> None:
        given = {name: told or "" for name, told in attributes}
        if tag == "script" and given.get("src"):
            self.found.append(given)


def sri(headers: Pairs, body: bytes) -> str:
    if "html" not in (value(headers, "content-type") or ""):
        return "sri-not-implemented-response-not-html"
    scripts = Scripts()
    scripts.feed(body.decode())
    if not scripts.found:
        return "sri-not-implemented-but-no-scripts-loaded"
    foreign = [script for script in scripts.found if urlsplit(script["src"]).netloc]
    secure = all(urlsplit(script["src"]).scheme == "https" for script in foreign)
    checked = all("integrity" in script for script in foreign or scripts.found)
    if not secure:
        return f"sri-{'implemented-but' if checked else 'not-implemented-and'}-external-scripts-not-loaded-securely"
    if checked:
        return f"sri-implemented-and-{'external' if foreign else 'all'}-scripts-loaded-securely"
    kind = "external-scripts-loaded-securely" if foreign else "all-scripts-loaded-from-secure-origin"
    return f"sri-not-implemented-but-{kind}"


def sniffing(headers: Pairs) -> str:
    told = value(headers, "x-content-type-options")
    if told is None:
        return "x-content-type-options-not-implemented"
    return f"x-content-type-options-{'nosniff' if told.lower() == 'nosniff' else 'header-invalid'}"


def framing(headers: Pairs) -> str:
    ancestors = (directives(headers) or {}).get("frame-ancestors", {"*"})
    if not ancestors & BROAD:
        return "x-frame-options-implemented-via-csp"
    told = (value(headers, "x-frame-options") or "none").lower()
    if told in ("deny", "sameorigin"):
        return "x-frame-options-sameorigin-or-deny"
    if told.startswith("allow-from "):
        return "x-frame-options-allow-from-origin"
    return f"x-frame-options-{'not-implemented' if told == 'none' else 'header-invalid'}"


def resource(headers: Pairs) -> str:
    told = value(headers, "cross-origin-resource-policy")
    if told is None:
        return "cross-origin-resource-policy-not-implemented"
    known = told if told in ("same-origin", "same-site", "cross-origin") else None
    return f"cross-origin-resource-policy-{f'implemented-with-{known}' if known else 'header-invalid'}"
