// The number of things to look at before publishing, on the panel's tab and beside the buttons.
// Wagtail puts the panel in anew after each save.
(() => {
  const TYPED_INTO = "[contenteditable=true], textarea:not([hidden]), input:not([type=hidden])";
  const WIDE = window.matchMedia("(min-width: 64em)");
  const panel = document.querySelector("[data-side-panel='review']");
  const toggle = document.querySelector("[data-side-panel-toggle='review']");
  const buttons = document.querySelector("[data-edit-form] .footer .actions");
  if (!panel || !toggle) return;

  const counter = toggle.querySelector("[data-side-panel-toggle-counter]");
  const open = () => toggle.getAttribute("aria-expanded") === "true" || toggle.click();
  let offered = false;
  const opener = Object.assign(document.createElement("button"), {
    type: "button",
    className: "button button-secondary review-opener",
    hidden: true,
  });
  const number = document.createElement("span");
  const when = Object.assign(document.createElement("span"), { className: "review-opener__when" });
  when.textContent = " trước khi đăng";
  opener.append(number, when);
  opener.addEventListener("click", () => {
    open();
    panel.querySelector("a, button")?.focus();
  });
  buttons?.append(opener);

  const show = () => {
    const told = panel.querySelector("[data-review-count]")?.dataset ?? {};
    const count = Number(told.reviewCount ?? 0);
    counter.textContent = count;
    counter.hidden = opener.hidden = !count;
    number.textContent = `${count} điểm nên xem`;
    // What one button puts right is offered at once.
    if ("reviewRemedy" in told && !offered && WIDE.matches) open();
    offered ||= "reviewRemedy" in told;
  };

  // Not by the address, which the form's tabs take for theirs.
  panel.addEventListener("click", (event) => {
    const place = event.target.closest(".review__place a");
    const part = place && document.getElementById(place.hash.slice(1));
    if (!part) return;
    event.preventDefault();
    if (!WIDE.matches) toggle.click(); // there the panel covers the form
    const tab = part.closest("[role=tabpanel][hidden]");
    if (tab) document.getElementById(tab.getAttribute("aria-labelledby"))?.click();
    part.scrollIntoView({ block: "center" });
    (part.querySelector(TYPED_INTO) ?? part.querySelector("button"))?.focus();
  });

  // Once the panels can be opened.
  document.addEventListener("DOMContentLoaded", show);
  new MutationObserver(show).observe(panel, { childList: true, subtree: true });
})();
