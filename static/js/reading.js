// The reader's own look, set before the first paint; kept in this browser, never sent.
(() => {
  "use strict";
  const root = document.documentElement;
  const THEMES = ["light", "dark", "contrast"];
  const SIZES = ["-1", "0", "1", "2", "3"];
  const PERCENT = ["94", "100", "113", "125", "150"];

  // A browser that keeps nothing still follows the choice on this page.
  const chosen = {};
  const read = (name) => {
    try {
      return localStorage.getItem(`reading.${name}`);
    } catch {
      return chosen[name];
    }
  };
  const keep = (name, value) => {
    chosen[name] = value;
    try {
      localStorage.setItem(`reading.${name}`, value);
    } catch {}
    apply();
    show();
  };
  const theme = () => THEMES.find((each) => each === read("theme"));
  const size = () => Math.max(0, SIZES.indexOf(read("size") ?? "0"));
  const set = (name, value) => {
    if (value) root.dataset[name] = value;
    else delete root.dataset[name];
  };
  const apply = () => {
    set("theme", theme());
    set("size", SIZES[size()] === "0" ? "" : SIZES[size()]);
  };

  const show = () => {
    for (const radio of document.querySelectorAll("[name=giao-dien]")) radio.checked = radio.value === (theme() ?? "");
    const ends = { "-1": 0, 1: SIZES.length - 1 };
    for (const button of document.querySelectorAll("[data-step]"))
      button.setAttribute("aria-disabled", String(size() === ends[button.dataset.step]));
    const bar = getComputedStyle(root).getPropertyValue("--red-strong").trim();
    for (const meta of document.querySelectorAll("meta[name=theme-color][media]")) {
      meta.dataset.own ??= meta.content;
      meta.content = theme() ? bar : meta.dataset.own;
    }
  };

  const step = (by) => {
    const to = by ? Math.min(Math.max(size() + by, 0), SIZES.length - 1) : SIZES.indexOf("0");
    keep("size", SIZES[to]);
    document.querySelector("[data-size-told]").textContent = `Cỡ chữ ${PERCENT[to]} %`;
  };
  const close = (event) => {
    const open = document.querySelector(".reading__folded[open]");
    if (open && !open.contains(event.target)) open.open = false;
  };

  root.dataset.reading = "";
  apply();
  document.addEventListener("DOMContentLoaded", show);
  addEventListener("pageshow", (event) => event.persisted && show(apply()));
  addEventListener("storage", () => show(apply()));
  document.addEventListener("change", ({ target }) => target.name === "giao-dien" && keep("theme", target.value));
  document.addEventListener("focusin", (event) => {
    close(event);
    // Whoever only reads and scrolls is spared the script of the search field.
    const { suggest } = document.querySelector("[data-suggest]")?.dataset ?? {};
    if (suggest) import(suggest).catch(() => {});
  });
  document.addEventListener("click", (event) => {
    close(event);
    const button = event.target.closest("[data-step]");
    if (button) step(Number(button.dataset.step));
  });
  document.addEventListener("keydown", (event) => {
    const open = document.querySelector(".reading__folded[open]");
    if (event.key !== "Escape" || !open) return;
    open.open = false;
    open.firstElementChild.focus();
  });
})();
