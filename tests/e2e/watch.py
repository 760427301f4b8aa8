"""What no journey may ever see, whatever it is about."""

from playwright.sync_api import BrowserContext, ConsoleMessage

# Chromium writes this for every answer of 4xx, which journeys ask for on purpose.
EXPECTED = "Failed to load resource: the server responded with a status of 4"
ENDED = "Error fetching %s /quan-tri/editing-sessions/"  # of Wagtail's, on an answer of 403
LOST = "Failed to load resource: net::ERR_"
OWN = ("data:", "blob:", "about:")
# Besides what Chromium itself writes, which is worded anew from time to time.
BLOCKED = "blocked by the policy: "
TELL_WHAT_IS_BLOCKED = f"""addEventListener("securitypolicyviolation", (event) => {{
  const {{ effectiveDirective, blockedURI, sourceFile, lineNumber, sample }} = event;
  console.error("{BLOCKED}" + [effectiveDirective, blockedURI, sourceFile, lineNumber, sample].join(" "));
}});"""


class Watch:
    def __init__(
        self,
        context: BrowserContext,
        url: str,
        loses_network: bool = False,
        loses_session: bool = False,
    ) -> None:
        self.expected = (
            EXPECTED,
            *([LOST] if loses_network else []),
            *([ENDED] if loses_session else []),
        )
        self.foreign: list[str] = []
        self.broken: list[str] = []
        self.errors: list[str] = []
        context.add_init_script(TELL_WHAT_IS_BLOCKED)
        context.on(
            "request",
            lambda sent: None if sent.url.startswith((f"{url}/", *OWN)) else self.foreign.append(sent.url),
        )
        context.on(
            "response",
            lambda got: self.broken.append(f"{got.status} {got.url}") if got.status >= 500 else None,
        )
        context.on("console", self.hear)
        context.on("weberror", lambda thrown: self.errors.append(str(thrown.error)))

    def hear(self, said: ConsoleMessage) -> None:
        if said.type == "error" and not said.text.startswith(self.expected):
            self.errors.append(said.text)

    def nothing_bad(self) -> None:
        assert not self.foreign, f"asked another host: {self.foreign}"
        assert not self.broken, f"answers of the 500s: {self.broken}"
        assert not self.errors, f"errors in the console: {self.errors}"
