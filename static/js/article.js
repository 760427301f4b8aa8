// What a reader does with a page: print it, pass it on, listen to it.
(() => {
  "use strict";
  const d = document, tools = d.querySelector("[data-tools]");
  if (!tools) return;
  const { address, title } = tools.dataset, said = d.querySelector("[data-tools-said]");
  const tool = (name) => tools.querySelector(`[data-tool=${name}]`);
  const ready = (name) => tool(name).closest("li").setAttribute("data-ready", "");
  const name = (button, text) => { button.querySelector(".article-tools__name").textContent = text; };
  for (const each of tools.querySelectorAll(".article-tools__scripted:not(.article-tools__maybe)")) each.setAttribute("data-ready", "");

  // ── Print: with the photos that nobody has scrolled to yet ──
  tool("print").onclick = async () => {
    const all = [...d.images].map((image) => {
      image.loading = "eager";
      return image.decode().catch(() => {});
    });
    await Promise.race([Promise.all(all), new Promise((done) => setTimeout(done, 4000))]);
    print();
  };
  addEventListener("beforeprint", () => {
    const two = "2-digit", form = { hour: two, minute: two, day: two, month: two, year: "numeric" };
    const now = new Date().toLocaleString("vi", form);
    for (const each of d.querySelectorAll("[data-printed]")) each.textContent = `. In lúc ${now}.`;
  });

  // ── Pass on ──
  const copied = async () => {
    try {
      await navigator.clipboard.writeText(address);
    } catch { // an old browser, or no encrypted connection
      const field = d.createElement("textarea");
      field.value = address;
      tools.append(field);
      field.select();
      d.execCommand("copy");
      field.remove();
    }
  };
  tool("copy").onclick = async ({ currentTarget: button }) => {
    await copied();
    button.focus();
    name(button, "Đã chép");
    said.textContent = "Đã chép liên kết của bài.";
    setTimeout(() => { name(button, "Chép liên kết"); said.textContent = ""; }, 3000);
  };
  if (navigator.share) {
    ready("share");
    tool("share").onclick = () => navigator.share({ title, url: address }).catch(() => {});
  }

  // ── Listen ──
  const speech = window.speechSynthesis, story = d.querySelector("article");
  if (!speech || !story) return;
  const lang = story.closest("[lang]").lang;
  const voice = () => {
    const fit = speech.getVoices().filter((each) => each.lang.toLowerCase().startsWith(lang));
    return fit.find((each) => each.localService) || fit[0]; // one of the device's own tells nobody what is read
  };
  const READ = ".story__title, .story__lead, .body h2, .body p, .body li, .body .caption__text, .body caption, .body tr";
  // Long pieces break off in some browsers.
  const pieces = () => [...story.querySelectorAll(READ)].filter((each) => !each.querySelector("p, li") && !each.closest("[aria-hidden]"))
    .flatMap((each) => each.textContent.trim().replace(/\s+/g, " ").match(/.{1,220}?(?:[.!?;:…]+["”»)]*(?=\s|$)|$)|.{1,220}(?:\s|$)/g) || [])
    .map((text) => text.trim()).filter(Boolean);
  const listen = tool("listen"), stop = tool("stop").closest("li");
  let state = "", turn = 0;
  const become = (now) => {
    state = now;
    name(listen, { "": "Nghe bài", on: "Tạm dừng", held: "Nghe tiếp" }[now]);
    stop.hidden = !now;
  };
  const read = (texts, at, mine) => {
    if (mine !== turn) return;
    if (at >= texts.length) return become("");
    const part = new SpeechSynthesisUtterance(texts[at]);
    part.voice = voice();
    part.lang = part.voice?.lang || lang;
    part.onend = part.onerror = () => read(texts, at + 1, mine);
    speech.speak(part);
  };
  const end = () => { turn += 1; speech.cancel(); become(""); };
  listen.onclick = () => {
    if (state === "on") { speech.pause(); become("held"); }
    else if (state === "held") { speech.resume(); become("on"); }
    else { end(); become("on"); read(pieces(), 0, turn); }
  };
  tool("stop").onclick = () => { end(); listen.focus(); };
  addEventListener("pagehide", end);
  const look = () => voice() && ready("listen");
  look();
  speech.addEventListener?.("voiceschanged", look);
})();
