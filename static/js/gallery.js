// Photos open in a native dialog: the page behind is inert, Escape closes it, the focus returns.
// Each has an address that can be shared; Back closes the dialog.
(() => {
  "use strict";
  const SWIPE = 48; // CSS pixels
  const ICONS = { close: "M6 6l12 12M18 6 6 18", previous: "m14.5 5-7 7 7 7", next: "m9.5 5 7 7-7 7" };
  const FIGURES = "[data-viewer] figure a, figure[data-viewer] a";

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

  const plain = (event) => !event.altKey && !event.ctrlKey && !event.metaKey && !event.shiftKey;

  const swipes = (area, go) => {
    let start = null;
    area.addEventListener("touchstart", (event) => {
      start = event.touches.length === 1 ? event.touches[0] : null;
    }, { passive: true });
    area.addEventListener("touchend", (event) => {
      if (!start || event.touches.length) return;
      const across = event.changedTouches[0].clientX - start.clientX;
      const down = event.changedTouches[0].clientY - start.clientY;
      start = null;
      // While zoomed in, a finger moves the picture.
      if (window.visualViewport && window.visualViewport.scale > 1.01) return;
      if (Math.abs(across) > SWIPE && Math.abs(across) > 1.5 * Math.abs(down)) go(across < 0 ? 1 : -1);
    }, { passive: true });
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
    const frame = make("div", "viewer__frame", figure);
    const caption = make("figcaption", "viewer__caption", figure);
    const steps = [
      button("previous", "Ảnh trước", "viewer__button--step viewer__button--previous", dialog, () => show(at - 1)),
      button("next", "Ảnh sau", "viewer__button--step viewer__button--next", dialog, () => show(at + 1)),
    ];
    dialog.addEventListener("keydown", (event) => {
      const to = { ArrowLeft: at - 1, ArrowRight: at + 1, Home: 0, End: links.length - 1 }[event.key];
      if (to === undefined || !plain(event)) return;
      event.preventDefault();
      show(to);
    });
    dialog.addEventListener("click", (event) => {
      if (event.target === figure || event.target === frame) dialog.close();
    });
    dialog.addEventListener("close", () => {
      frame.replaceChildren(); // what is still on its way must not appear at the next opening
      if (history.state?.photo) history.back();
    });
    swipes(dialog, (step) => show(at + step));
    return { dialog, position, frame, caption, steps };
  };

  // The same sources as in the page, for as much of the window as the photo can fill.
  const picture = (link) => {
    const made = link.querySelector("picture").cloneNode(true);
    const image = made.querySelector("img");
    const sizes = `min(100vw, ${Math.round((100 * image.width) / image.height) || 100}vh)`;
    for (const source of made.querySelectorAll("source")) source.sizes = sizes;
    image.className = "viewer__image";
    image.removeAttribute("loading");
    return made;
  };

  const show = (to) => {
    at = (to + links.length) % links.length;
    const { position, frame, caption, steps } = parts;
    const link = links[at];
    const words = link.closest("figure").querySelector("figcaption");
    frame.replaceChildren(picture(link));
    caption.replaceChildren(...(words ? words.cloneNode(true).childNodes : []));
    position.textContent = `${at + 1}/${links.length}`;
    for (const step of steps) step.hidden = links.length < 2;
    if (history.state?.photo) history.replaceState({ photo: at + 1 }, "", link.href);
    for (const near of [at + 1, at - 1]) {
      const neighbour = links[(near + links.length) % links.length];
      if (neighbour !== link) picture(neighbour);
    }
  };

  const open = (to) => {
    parts = parts || build();
    show(to);
    links[at].focus({ preventScroll: true }); // which not every browser does at a click
    parts.dialog.showModal();
  };

  const find = () => [...document.querySelectorAll(FIGURES)].filter((each) => each.querySelector("img"));

  document.addEventListener("click", (event) => {
    const link = event.target.closest(FIGURES);
    if (!link || !link.querySelector("img") || event.button || !plain(event)) return;
    if (!window.HTMLDialogElement) return;
    event.preventDefault();
    links = find();
    if (new URL(link.href).origin === location.origin) {
      history.pushState({ photo: links.indexOf(link) + 1 }, "", link.href);
    }
    open(links.indexOf(link));
  });

  window.addEventListener("popstate", ({ state }) => {
    if (state?.photo) {
      links = find();
      if (links.length) open(state.photo - 1);
    } else if (parts?.dialog.open) parts.dialog.close();
  });

  // A photo's own page answers to the same keys and fingers.
  const page = document.querySelector("[data-photo-page]");
  if (page) {
    const follow = (way) => page.querySelector(way)?.click();
    document.addEventListener("keydown", (event) => {
      const way = { ArrowLeft: "[rel=prev]", ArrowRight: "[rel=next]", Escape: ".photo-page__back" }[event.key];
      if (way && plain(event) && !event.target.closest("input, textarea, select")) follow(way);
    });
    swipes(page.querySelector("figure"), (step) => follow(step > 0 ? "[rel=next]" : "[rel=prev]"));
  }
})();
