// What the pages of the second factor do beyond allauth's own scripts: buttons that need a script, and words when one fails.
(() => {
  for (const button of document.querySelectorAll("[data-passkey], [data-print]")) button.hidden = false;
  document.querySelector("[data-print]")?.addEventListener("click", () => print());
  document.addEventListener("allauth.error", (event) => {
    event.preventDefault();
    for (const words of document.querySelectorAll("[data-passkey-refused]")) words.hidden = false;
  });
})();
