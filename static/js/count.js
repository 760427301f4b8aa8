// Counts a page once it is seen, and shows the numbers that come back.
(() => {
  const d = document, all = (s) => d.querySelectorAll(s), mark = all("[data-page]")[0]?.dataset.page;
  const ask = async (path, body) => {
    try {
      const r = await fetch("/_s/" + path, { method: body ? "POST" : "GET", body, keepalive: true, credentials: "omit" });
      for (const [k, n] of Object.entries(await r.json()))
        for (const e of all(`[data-stat=${k}]`)) e.textContent = n.toLocaleString("vi");
    } catch {}
  };
  if (!mark) return all("[data-stat]")[0] && ask("n");
  let begun, pings = 15;
  const begin = () => {
    if (begun || d.hidden || d.prerendering) return;
    begun = 1;
    ask("v", mark + " " + (d.referrer.split("/")[2] ?? ""));
    setInterval(() => d.hidden || pings-- < 1 || ask("o", mark), 240000);
  };
  begin();
  for (const e of ["visibility", "prerendering"]) d.addEventListener(e + "change", begin);
  onpageshow = (e) => e.persisted && ask("v", mark);
})();
