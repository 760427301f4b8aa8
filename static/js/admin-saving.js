// A pressed button and the autosave stay out of each other's way, and no word is left behind.
(() => {
  const TAKING_IN = 100; // milliseconds until the rich-text editor has taken in what was composed or dropped
  const HANDED_OVER = 5000; // it has written by then, whatever the machine does
  const GLANCE = 20;
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

  // The rich-text editor writes its words into the form a quarter of a second after the last key, later on a busy
  // machine: to send before that would lose them.
  const OWN_STYLES = /^(COMMENT-|STYLE_RERENDER_)/; // of the comments, which the form never gets
  const written = (raw) =>
    JSON.stringify(
      raw?.blocks.map(({ text, type, depth, entityRanges, inlineStyleRanges: styles }) => [
        text,
        type,
        depth,
        entityRanges,
        styles.filter(({ style }) => !OWN_STYLES.test(style)),
      ]) ?? null,
    );
  const isHandedOver = ({ draftailEditor, rawContentState }) =>
    !draftailEditor ||
    written(rawContentState) === written(window.Draftail.serialiseEditorStateToRaw(draftailEditor.getEditorState()));
  const areHandedOver = () => [...form.elements].every(isHandedOver);
  let wroteAt = -Infinity;
  for (const name of ["keydown", "beforeinput", "compositionend", "paste", "drop"])
    document.addEventListener(name, (event) => event.target.isContentEditable && (wroteAt = performance.now()), true);
  const handOver = async () => {
    const until = performance.now() + HANDED_OVER;
    await sleep(TAKING_IN);
    while (!areHandedOver() && performance.now() < until) await sleep(GLANCE);
    return true;
  };
  window.beforeSending(() => (performance.now() - wroteAt < TAKING_IN || !areHandedOver()) && handOver());

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
