// The player's host hears of a reader only once the reader asks for the film.
document.addEventListener("click", (event) => {
  "use strict";
  const link = event.target.closest("a[data-player]");
  if (!link || event.button || event.ctrlKey || event.metaKey || event.shiftKey) return;
  event.preventDefault();
  const frame = document.createElement("iframe");
  frame.className = "video__frame";
  frame.src = link.dataset.player;
  frame.title = link.dataset.title;
  frame.allow = "autoplay; fullscreen; picture-in-picture";
  frame.allowFullscreen = true;
  frame.referrerPolicy = "strict-origin-when-cross-origin";
  link.replaceWith(frame);
  frame.focus();
});
