// The queue of photos without a description: a sentence is saved as soon as it is left, and the next photo waits.
(() => {
  const fields = () => [...document.querySelectorAll("[data-describe] textarea")];
  const say = (form, sentence, wrong = false) => {
    const place = form.querySelector("[role=status]");
    place.textContent = sentence;
    place.classList.toggle("desk-describe__state--wrong", wrong);
  };

  const count = () => {
    const left = document.querySelector("[data-describe-left]");
    const total = Number((left.dataset.total ??= left.textContent.replace(/\D/g, "")));
    const done = fields().filter((field) => field.dataset.saved);
    left.textContent = total - done.length;
    document.querySelector("[data-describe-more]").hidden = done.length < fields().length;
  };

  const save = async (field) => {
    const { form } = field;
    const words = field.value.trim();
    if (words === (field.dataset.saved ?? "") || form.dataset.busy) return;
    form.dataset.busy = "yes";
    say(form, "Đang lưu…");
    try {
      const { told, status } = await window.desk.ask(form.action, { description: words });
      if (told?.saved) {
        field.dataset.saved = words;
        say(form, words ? "Đã lưu" : "");
        count();
      } else if (told?.refused) say(form, told.refused, true);
      else say(form, status === 401 ? "Phiên đăng nhập đã hết: câu này chưa được lưu." : "Câu này chưa được lưu. Hãy bấm Lưu lần nữa.", true);
    } catch {
      say(form, "Mất kết nối: câu này chưa được lưu. Hãy bấm Lưu lần nữa.", true);
    }
    delete form.dataset.busy;
    // What was corrected in the meantime was not part of it.
    if (field.value.trim() !== words) save(field);
  };

  const isField = (element) => element instanceof Element && element.matches("[data-describe] textarea");
  document.addEventListener("focusout", (event) => isField(event.target) && save(event.target));
  document.addEventListener("submit", (event) => {
    if (!event.target.matches("[data-describe]")) return;
    event.preventDefault();
    save(event.target.querySelector("textarea"));
  });
  document.addEventListener("keydown", (event) => {
    if (!isField(event.target) || event.key !== "Enter" || event.isComposing) return;
    event.preventDefault();
    const all = fields();
    const next = all[all.indexOf(event.target) + (event.shiftKey ? -1 : 1)];
    if (next) next.focus();
    else save(event.target);
  });
  window.addEventListener("beforeunload", (event) => {
    if (fields().some((field) => field.value.trim() !== (field.dataset.saved ?? ""))) event.preventDefault();
  });
})();
