// Đăng nhanh works without this script; with it photos show at once with room for a caption,
// one shot of the camera does not replace the one before, and typed text outlives a tab that
// the phone closes while its camera is open.
(() => {
  const KEY = "dang-nhanh";
  const KEPT = ["title", "section", "lead", "text"];
  if (document.querySelector("[data-quick-done]")) sessionStorage.removeItem(KEY);
  const form = document.querySelector("[data-quick]");
  if (!form) return;

  const keep = () =>
    sessionStorage.setItem(KEY, JSON.stringify(Object.fromEntries(KEPT.map((name) => [name, form.elements[name].value]))));
  if (form.dataset.quick === "new") {
    const kept = JSON.parse(sessionStorage.getItem(KEY) ?? "{}");
    for (const name of KEPT) if (kept[name]) form.elements[name].value = kept[name];
  } else {
    form.parentElement.querySelector("[role=alert]")?.focus();
  }
  form.addEventListener("input", keep);
  form.addEventListener("change", keep);

  const save = form.querySelector("[data-quick-save]");
  const label = save.textContent;
  const sending = (busy) => {
    form.dataset.sent = busy ? "yes" : "";
    save.textContent = busy ? save.dataset.busy : label;
    save.setAttribute("aria-disabled", String(busy));
  };
  form.addEventListener("submit", (event) => {
    if (form.dataset.sent) return event.preventDefault();
    sending(true);
  });
  // Back from the next page, the form may be sent again.
  window.addEventListener("pageshow", (event) => event.persisted && sending(false));

  const photos = form.querySelector("[data-quick-photos]");
  if (!photos) return;
  const camera = form.querySelector("[data-quick-camera]");
  const list = form.querySelector("[data-quick-chosen]");
  const row = form.querySelector("[data-quick-row]");
  form.querySelector("[data-quick-plain]").hidden = true;

  const chosen = [];
  const handOver = () => {
    const files = new DataTransfer();
    for (const item of chosen) files.items.add(item.file);
    photos.files = files.files;
    camera.value = "";
  };
  const add = (file) => {
    const element = row.content.firstElementChild.cloneNode(true);
    const picture = element.querySelector("img");
    picture.src = URL.createObjectURL(file);
    // What no browser can show (HEIC, a broken file) is told by its name alone.
    picture.addEventListener("error", () => picture.remove());
    element.querySelector("[data-quick-name]").textContent = `Chú thích cho ${file.name}`;
    const item = { file, element };
    element.querySelector("[data-quick-remove]").addEventListener("click", () => {
      URL.revokeObjectURL(picture.src);
      chosen.splice(chosen.indexOf(item), 1);
      element.remove();
      handOver();
    });
    chosen.push(item);
    list.append(element);
  };
  for (const input of [camera, photos]) {
    input.addEventListener("change", () => {
      const fresh = [...input.files].filter((file) => !chosen.some((item) => item.file === file));
      fresh.forEach(add);
      handOver();
    });
  }
})();
