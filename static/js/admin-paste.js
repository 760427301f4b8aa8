// What is pasted from Word or from another site has styles, of which the text editor keeps none. It parses them all the
// same, and our policy would block and report each: they are taken out before.
(() => {
  const STYLES = /<style\b[^]*?<\/style>|<link\b[^>]*>/gi;
  const TAG = /<[a-z][^>]*>/gi;
  const STYLE = /\sstyle\s*=\s*("[^"]*"|'[^']*'|[^\s>]*)/gi;
  const OWN = "data-draftjs-conductor-fragment"; // copied within the editor, and told in an attribute
  const without = (html) => html.replace(STYLES, "").replace(TAG, (tag) => tag.replace(STYLE, ""));

  document.addEventListener(
    "paste",
    (event) => {
      const html = event.clipboardData?.getData("text/html");
      if (!html || html.includes(OWN) || !event.target.closest?.(".Draftail-Editor")) return;
      const cleaned = without(html);
      if (cleaned === html) return;
      event.preventDefault();
      event.stopImmediatePropagation();
      const clipboardData = new DataTransfer();
      clipboardData.setData("text/plain", event.clipboardData.getData("text/plain"));
      clipboardData.setData("text/html", cleaned);
      event.target.dispatchEvent(new ClipboardEvent("paste", { clipboardData, bubbles: true, cancelable: true }));
    },
    true,
  );
})();
