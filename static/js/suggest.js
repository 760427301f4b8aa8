// Titles while one types, in a list that keys and screen readers know; without it the form works as it is.
(() => {
  "use strict";
  const make = (tag, values) => Object.assign(document.createElement(tag), values);
  for (const field of document.querySelectorAll("[data-suggest]")) {
    const known = new Map(), id = `${field.id}-goi-y`;
    const list = make("ul", { className: "suggestions", id, role: "listbox", ariaLabel: "Bài gợi ý", hidden: true });
    const told = make("p", { className: "visually-hidden", role: "status" });
    field.after(list, told);
    let timer, asked, chosen = -1;
    const say = (name, value) => field.setAttribute(`aria-${name}`, value);
    const choose = (place) => {
      const options = list.children;
      options[chosen]?.setAttribute("aria-selected", "false");
      chosen = place;
      if (!options[chosen]) return field.removeAttribute("aria-activedescendant");
      options[chosen].setAttribute("aria-selected", "true");
      options[chosen].scrollIntoView({ block: "nearest" });
      say("activedescendant", options[chosen].id);
    };
    const show = (open) => {
      choose(-1);
      list.hidden = !open;
      say("expanded", open);
      if (!open) told.textContent = "";
    };
    const fill = (found) => {
      list.replaceChildren(...found.map(({ parts, address }, number) => {
        const option = make("li", { className: "suggestions__option", id: `${id}-${number}`, role: "option" });
        option.setAttribute("aria-selected", "false");
        option.dataset.address = address;
        option.append(...parts.map((text, place) => (place % 2 ? make("mark", { textContent: text }) : text)));
        return option;
      }));
      show(found.length > 0);
      told.textContent = found.length ? `${found.length} bài gợi ý, dùng phím mũi tên để chọn.` : "";
    };
    // What is still on its way must not open the list again.
    const close = () => {
      clearTimeout(timer);
      asked?.abort();
      show(false);
    };
    const ask = async () => {
      const typed = field.value.trim();
      asked?.abort();
      if (typed.length < 2) return show(false);
      if (known.has(typed)) return fill(known.get(typed));
      asked = new AbortController();
      try {
        const address = `${field.form.action}goi-y/?q=${encodeURIComponent(typed)}`;
        const answer = await fetch(address, { signal: asked.signal, credentials: "omit" });
        const { suggestions } = await answer.json();
        known.set(typed, suggestions);
        if (document.activeElement === field && field.value.trim() === typed) fill(suggestions);
      } catch {}
    };
    field.setAttribute("role", "combobox");
    say("autocomplete", "list");
    say("controls", id);
    say("expanded", false);
    field.addEventListener("input", () => {
      clearTimeout(timer);
      timer = setTimeout(ask, 120);
    });
    field.addEventListener("keydown", (event) => {
      const count = list.children.length, step = { ArrowDown: 1, ArrowUp: -1 }[event.key];
      if (event.isComposing) return;
      if (step && list.hidden) return event.key === "ArrowDown" && ask();
      if (step && count) choose(((chosen + 1 + step + count + 1) % (count + 1)) - 1);
      else if (event.key === "Escape" && !list.hidden) close();
      else if (event.key === "Enter" && chosen >= 0) location.assign(list.children[chosen].dataset.address);
      else return;
      event.preventDefault();
    });
    field.addEventListener("blur", close);
    // Letters that came before this did.
    if (document.activeElement === field && field.value !== field.defaultValue) ask();
    // The field keeps the focus, and the list stays until the press has come through.
    list.addEventListener("mousedown", (event) => event.preventDefault());
    list.addEventListener("click", (event) => {
      const option = event.target.closest("li");
      if (option) location.assign(option.dataset.address);
    });
  }
})();
