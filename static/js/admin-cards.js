// On a phone every row of a table is a card (admin-narrow.css), far from the head of its column:
// each cell is told the column's name, and the empty ones are left out.
(() => {
  const TABLES = "table.listing, .traffic__table--dieu-chinh";

  const nameOf = (head) => {
    const shown = [...(head.querySelector("a.label") ?? head).childNodes].filter((node) => !node.matches?.(".w-sr-only"));
    return shown.map((node) => node.textContent).join("").trim().replace(/\?$/, "");
  };

  const label = (table) => {
    const names = [];
    for (const head of table.tHead?.rows[0]?.cells ?? []) {
      names.push(nameOf(head));
      names.length += head.colSpan - 1;
    }
    for (const row of table.querySelectorAll(":scope > :is(tbody, tfoot) > tr")) {
      let column = 0;
      for (const cell of row.cells) {
        if (names[column] && !("label" in cell.dataset)) cell.dataset.label = names[column];
        cell.toggleAttribute("data-blank", !cell.childElementCount && !cell.textContent.trim());
        column += cell.colSpan;
      }
    }
  };

  // Results of a search, dialogs and new rows of a form come later than the page.
  let waiting = false;
  const later = () => {
    if (waiting) return;
    waiting = true;
    requestAnimationFrame(() => {
      waiting = false;
      document.querySelectorAll(TABLES).forEach(label);
    });
  };
  new MutationObserver(later).observe(document.documentElement, { childList: true, subtree: true });
  later();
})();
