// Photos open in a native dialog: the page behind is inert, Escape closes it, the focus returns.
(() => {
  "use strict";
  const SWIPE = 48; // CSS pixels
  const ICONS = { close: "M6 6l12 12M18 6 6 18", previous: "m14.5 5-7 7 7 7", next: "m9.5 5 7 7-7 7" };

  const make = (name, className, parent) => {
    const element = document.createElement(name);
    element.className = className;
    if (parent) parent.append(element);
    return element;
  };

  const button = (kind, label, className, parent, action) => {
    const made = make("button", `viewer__button ${className}`, parent);
    made.type = "button";
    made.setAttribute("aria-label", label);
    const space = "http://www.w3.org/2000/svg";
    const icon = document.createElementNS(space, "svg");
    icon.setAttribute("class", "icon");
    icon.setAttribute("viewBox", "0 0 24 24");
    icon.setAttribute("width", "24");
    icon.setAttribute("height", "24");
    icon.setAttribute("aria-hidden", "true");
    icon.append(document.createElementNS(space, "path"));
    icon.firstChild.setAttribute("d", ICONS[kind]);
    made.append(icon);
    made.addEventListener("click", action);
    return made;
  };

  let links = [];
  let at = 0;
  let parts = null;

  const build = () => {
    const dialog = make("dialog", "viewer", document.body);
    dialog.setAttribute("aria-label", "Xem ảnh");
    const bar = make("div", "viewer__bar", dialog);
    const position = make("p", "viewer__position", bar);
    position.setAttribute("role", "status");
    button("close", "Đóng", "", bar, () => dialog.close());
    const figure = make("figure", "viewer__figure", dialog);
    const image = make("img", "viewer__image", figure);
    image.decoding = "async";
    const caption = make("figcaption", "viewer__caption", figure);
    const steps = [
      button("previous", "Ảnh trước", "viewer__button--step viewer__button--previous", dialog, () => show(at - 1)),
      button("next", "Ảnh sau", "viewer__button--step viewer__button--next", dialog, () => show(at + 1)),
    ];
    dialog.addEventListener("keydown", (event) => {
      const to = { ArrowLeft: at - 1, ArrowRight: at + 1, Home: 0, End: links.length - 1 }[event.key];
      if (to === undefined || event.altKey || event.ctrlKey || event.metaKey) return;
      event.preventDefault();
      show(to);
    });
    dialog.addEventListener("click", (event) => {
      if (event.target === figure) dialog.close();
    });
    // A cancelled or missing image must not stay on screen for the next opening.
    dialog.addEventListener("close", () => image.removeAttribute("src"));
    swipes(dialog);
    return { dialog, position, image, caption, steps };
  };

  const swipes = (dialog) => {
    let start = null;
    dialog.addEventListener("touchstart", (event) => {
      start = event.touches.length === 1 ? event.touches[0] : null;
    }, { passive: true });
    dialog.addEventListener("touchend", (event) => {
      if (!start || event.touches.length) return;
      const across = event.changedTouches[0].clientX - start.clientX;
      const down = event.changedTouches[0].clientY - start.clientY;
      start = null;
      // While zoomed in, a finger moves the picture.
      if (window.visualViewport && window.visualViewport.scale > 1.01) return;
      if (Math.abs(across) > SWIPE && Math.abs(across) > 1.5 * Math.abs(down)) show(at + (across < 0 ? 1 : -1));
    }, { passive: true });
  };

  const show = (to) => {
    at = (to + links.length) % links.length;
    const { position, image, caption, steps } = parts;
    const link = links[at];
    const words = link.closest("figure").querySelector("figcaption");
    image.src = link.href;
    image.alt = link.querySelector("img").alt;
    caption.replaceChildren(...(words ? words.cloneNode(true).childNodes : []));
    position.textContent = `${at + 1}/${links.length}`;
    for (const step of steps) step.hidden = links.length < 2;
    for (const near of [at + 1, at - 1]) {
      const neighbour = links[(near + links.length) % links.length];
      if (neighbour !== link) new Image().src = neighbour.href;
    }
  };

  document.addEventListener("click", (event) => {
    const link = event.target.closest("[data-viewer] figure a, figure[data-viewer] a");
    if (!link || !link.querySelector("img") || event.button || event.ctrlKey || event.metaKey || event.shiftKey) return;
    if (!window.HTMLDialogElement) return;
    event.preventDefault();
    parts = parts || build();
    links = [...link.closest("[data-viewer]").querySelectorAll("a")].filter((each) => each.querySelector("img"));
    show(links.indexOf(link));
    parts.dialog.showModal();
  });
})();
