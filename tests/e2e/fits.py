"""What nobody may meet on a small screen: pages to push sideways, text cut off, words in pieces, lost buttons."""

from playwright.sync_api import Page

FAULTS = r"""() => {
  const faults = new Set();
  const say = (what, element, text) =>
    faults.add(`${what}: ${element.localName}.${element.getAttribute('class') ?? ''} ${text.trim().slice(0, 50)}`);
  const wide = document.scrollingElement.scrollWidth - innerWidth;
  if (wide > 0) faults.add(`${wide} px too wide`);

  const shown = (element) => element.checkVisibility({ opacityProperty: true, visibilityProperty: true });
  // The closed menu, what is there for screen readers or comes with the focus, and the keys of the crop.
  const aside = (element) => {
    for (let at = element; at !== document.body; at = at.parentElement) {
      const { clip, position } = getComputedStyle(at);
      if (at.matches('.sidebar, .skiplink, .skip-link, .jcrop-keymgr, svg, option')) return true;
      if (at.matches('details:not([open])') && !element.closest('summary')) return true;
      if (clip === 'rect(0px, 0px, 0px, 0px)') return true;
      if (position === 'absolute' && at.getBoundingClientRect().width <= 1.5) return true;
    }
    return false;
  };
  // What scrolls by itself (a wide table in an article, a list of tabs) hides nothing for good.
  const cutBy = (element, box) => {
    let scrolls = false;
    for (let at = element; at !== document.documentElement; at = at.parentElement) {
      const { overflowX, overflowY } = getComputedStyle(at), around = at.getBoundingClientRect();
      if (/auto|scroll/.test(overflowX) && at.scrollWidth > at.clientWidth) return '';
      const hides = (overflow) => /hidden|clip/.test(overflow);
      if (hides(overflowX) && (box.right > around.right + 1.5 || box.left < around.left - 1.5)) return 'cut off';
      scrolls ||= /auto|scroll/.test(overflowY) && at.scrollHeight > at.clientHeight;
      const over = box.bottom > around.bottom + 5 || box.top < around.top - 5;
      if (over && hides(overflowY) && !scrolls) return 'cut off';
    }
    return box.left < -1 || box.right > innerWidth + 1 ? 'outside' : '';
  };

  // A dialog covers the rest.
  const looked = document.querySelector('.modal-body') ?? document.body;
  const texts = document.createTreeWalker(looked, NodeFilter.SHOW_TEXT), range = document.createRange();
  while (texts.nextNode()) {
    const { currentNode: text, currentNode: { data, parentElement: element } } = texts;
    if (!data.trim() || element.closest('script, style, noscript') || !shown(element) || aside(element)) continue;
    range.selectNodeContents(text);
    for (const box of range.getClientRects()) {
      const fault = box.width && cutBy(element, box);
      if (fault) say(fault, element, data);
    }
    for (const { index, 0: word } of data.matchAll(/\p{L}{2,12}/gu)) {
      range.setStart(text, index);
      range.setEnd(text, index + word.length);
      const lines = [...range.getClientRects()].filter((box) => box.width > 0.5).map((box) => box.top);
      if (Math.max(...lines) - Math.min(...lines) > 6) say(`${word} in pieces`, element, data);
    }
  }

  for (const icon of looked.querySelectorAll('svg.icon'))
    if (shown(icon) && icon.getBoundingClientRect().height > 64) say('huge', icon, icon.parentElement.textContent);

  for (const element of looked.querySelectorAll('a[href], button, input, select, textarea, summary')) {
    if (element.disabled || !shown(element) || aside(element)) continue;
    element.scrollIntoView({ block: 'center', behavior: 'instant' });
    const box = [...element.getClientRects()].find(({ width, height }) => width && height);
    if (!box) continue;
    const hit = document.elementFromPoint(box.left + box.width / 2, box.top + box.height / 2);
    const own = [element, ...(element.labels ?? [])];
    // The field of a file lies over the button that names it.
    const reached = hit && (hit.type === 'file' || own.some((each) => each.contains(hit) || hit.contains(each)));
    if (!reached) say('out of reach', element, element.textContent || element.ariaLabel || element.name || '');
  }
  scrollTo(0, 0);
  return [...faults];
}"""


def faults(page: Page) -> list[str]:
    found: list[str] = page.evaluate(FAULTS)
    return found
