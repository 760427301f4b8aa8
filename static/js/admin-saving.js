// A pressed button and the autosave stay out of each other's way, and no word is left behind.
(() => {
  const HANDING_OVER = 400; // milliseconds until the rich-text editor has put its last words into the form
  const CANCELLED_SAFELY = 20; // a timer may be that much early
  const PATIENCE = 20000;
  const LEAVING = 30000;

  const form = document.querySelector("[data-edit-form]");
  if (!form) return;

  // ── Sending ──────────────────────────────────────────────────────────────
  // Each gate is asked when a button is pressed, and returns what must be waited for, if anything;
  // a promise of `false` keeps the form here.
  const gates = [];
  window.beforeSending = (gate) => gates.push(gate);
  let pressed; // while something is waited for: what was pressed last
  let isPassing = false;

  // The button is disabled by now, and a form says nothing of such a one.
  const send = (button) => {
    const said = Object.assign(document.createElement("input"), { type: "hidden" });
    if (button?.name) {
      Object.assign(said, { name: button.name, value: button.value });
      form.append(said);
    }
    isPassing = true;
    form.requestSubmit();
    isPassing = false;
    said.remove();
  };

  // In the capture phase, before anything else takes the press for sent.
  document.addEventListener(
    "submit",
    async (event) => {
      if (event.target !== form || isPassing) return;
      const isFirst = !pressed;
      const waits = isFirst ? gates.map((gate) => gate()).filter(Boolean) : [];
      if (isFirst && !waits.length) return;
      event.preventDefault();
      event.stopImmediatePropagation();
      pressed = { button: event.submitter };
      if (!isFirst) return;
      const answers = await Promise.all(waits);
      const { button } = pressed;
      pressed = undefined;
      if (!answers.includes(false)) send(button);
    },
    true,
  );

  // ── What is waited for ───────────────────────────────────────────────────
  const sleep = (duration) => new Promise((done) => setTimeout(done, duration));

  let wroteAt = 0;
  for (const name of ["keydown", "beforeinput", "compositionend", "paste", "drop"])
    document.addEventListener(name, (event) => event.target.isContentEditable && (wroteAt = Date.now()), true);
  window.beforeSending(() => {
    const writing = wroteAt + HANDING_OVER - Date.now();
    return writing > 0 && writing <= HANDING_OVER && sleep(writing);
  });

  // Wagtail announces an autosave, then waits for the interval, and sends it unless that was prevented.
  const interval = Number(form.dataset.wAutosaveIntervalValue) || 500;
  let announced;
  let isLeaving = false;
  document.addEventListener("w-autosave:save", (event) => {
    if (isLeaving) event.preventDefault();
    else announced = { event, at: performance.now() };
  });
  const answered = ["w-autosave:success", "w-autosave:error"];
  for (const name of answered) document.addEventListener(name, () => (announced = undefined));
  window.beforeSending(() => {
    if (!announced) return undefined;
    const { event, at } = announced;
    announced = undefined;
    event.preventDefault();
    const saver = window.wagtail?.app?.getControllerForElementAndIdentifier(form, "w-autosave");
    if (performance.now() - at < interval - CANCELLED_SAFELY || !saver?.submitPromise) return undefined;
    const answer = new Promise((done) =>
      answered.forEach((name) => document.addEventListener(name, done, { once: true })),
    );
    return Promise.race([saver.submitPromise, answer, sleep(PATIENCE)]).then(() => true);
  });
  window.addEventListener("submit", (event) => {
    if (event.target !== form || event.defaultPrevented) return;
    isLeaving = true;
    setTimeout(() => (isLeaving = false), LEAVING);
  });
  window.addEventListener("pageshow", () => (isLeaving = false));

  // ── The first words ──────────────────────────────────────────────────────
  // Two seconds after it opened the form notes what it was, so what was typed before would pass for old.
  let typedEarly = false;
  const early = (event) => (typedEarly ||= event.isTrusted);
  form.addEventListener("input", early);
  document.addEventListener(
    "w-unsaved:watch-edits",
    () => {
      form.removeEventListener("input", early);
      if (typedEarly) form.dispatchEvent(new CustomEvent("w-unsaved:add"));
    },
    { once: true },
  );
})();
