// Từ tệp Word works without this script; with it the chosen file is named in Vietnamese words, the button
// says that the file is being read, and counts once.
(() => {
  const form = document.querySelector("[data-word]");
  if (!form) return;
  if (form.dataset.word === "again") form.parentElement.querySelector("[role=alert]")?.focus();

  const file = form.querySelector("input[type=file]");
  const pick = document.createElement("label");
  pick.htmlFor = file.id;
  pick.className = "desk-word__pick";
  // The field has its name already; this label only shows what is chosen.
  pick.setAttribute("aria-hidden", "true");
  const name = () => (pick.textContent = file.files[0]?.name ?? "Bấm để chọn tệp Word");
  file.classList.add("desk-word__file");
  file.after(pick);
  file.addEventListener("change", name);
  name();

  const save = form.querySelector("[data-word-save]");
  form.addEventListener("submit", (event) => {
    if (form.dataset.sent) return event.preventDefault();
    form.dataset.sent = "yes";
    save.textContent = save.dataset.busy;
    save.setAttribute("aria-disabled", "true");
  });
  // A form makes one draft: back from that, another file needs a form of its own.
  window.addEventListener("pageshow", (event) => event.persisted && location.reload());
  // A file may also be dropped on the field.
  pick.addEventListener("dragover", (event) => event.preventDefault());
  pick.addEventListener("drop", (event) => {
    event.preventDefault();
    if (event.dataTransfer.files.length === 0) return;
    file.files = event.dataTransfer.files;
    name();
  });
})();
