// One photo in the table: its picture, its words, the point that stays in sight.
(() => {
  const WORDS = ["caption", "credit", "description"];
  const NAMES = { caption: "Chú thích", credit: "Nguồn ảnh", description: "Mô tả" };
  const REST = 900; // milliseconds after the last key before words are saved
  const AGAIN = 5000; // milliseconds before words that did not arrive are sent once more
  const STEP = 0.05; // of a side, for each press of an arrow
  const STATES = {
    waiting: () => "Đang chờ",
    sending: ({ part }) => (part < 1 ? `Đang tải lên ${Math.round(part * 100)} %` : "Đang xử lý"),
    done: () => "Đã lưu vào kho",
    lost: ({ note }) => note,
    failed: ({ note }) => note,
    refused: ({ note }) => note,
  };

  class Row {
    /** `item` has `file` and a state of its sending, or is none where the photo is known already. */
    constructor(template, item, changed) {
      Object.assign(this, { item, changed, photo: null, inBlock: false, blockId: null, dirty: new Set(), about: "", note: "" });
      this.element = template.content.firstElementChild.cloneNode(true);
      this.element.row = this;
      const find = (name) => this.element.querySelector(`[data-${name}]`);
      this.parts = Object.fromEntries(
        ["select", "number", "up", "down", "focus", "out", "name", "progress", "state", "again"].map((name) => [name, find(name)]),
      );
      this.image = this.parts.focus.querySelector("img");
      this.point = this.parts.focus.querySelector(".desk-batch__point");
      this.fields = Object.fromEntries(WORDS.map((name) => [name, this.element.querySelector(`[data-word=${name}]`)]));
      for (const name of WORDS) {
        this.fields[name].addEventListener("input", () => this.typed(name));
        this.fields[name].addEventListener("blur", () => this.save());
      }
      this.parts.focus.addEventListener("click", (event) => this.aim(event));
      this.parts.focus.addEventListener("keydown", (event) => this.moveFocus(event));
      if (item) this.showFile(item.file);
      this.show();
    }

    get name() {
      return this.item?.file.name ?? this.photo?.title ?? "";
    }

    get selected() {
      return this.parts.select.checked && Boolean(this.photo);
    }

    word(name) {
      return this.fields[name].value.trim();
    }

    write(name, text) {
      if (this.fields[name].disabled) return;
      this.fields[name].value = text;
      this.typed(name);
    }

    showFile(file) {
      const address = URL.createObjectURL(file);
      this.image.addEventListener("load", () => (this.image.hidden = false), { once: true });
      // What no browser can show (HEIC, a broken file) waits for the server's picture.
      this.image.addEventListener("error", () => (this.image.hidden = true), { once: true });
      this.image.src = address;
      this.local = address;
    }

    forget() {
      if (this.local) URL.revokeObjectURL(this.local);
    }

    /** The photo as the server told it; `inBlock`: its words here belong to this article alone; `known`: it has been in the library. */
    take(photo, inBlock, known = false) {
      this.photo = photo;
      this.inBlock = inBlock;
      this.forget();
      this.image.src = photo.picture.url;
      this.image.hidden = false;
      this.focus = photo.focus;
      this.parts.focus.disabled = !photo.editable;
      if (!inBlock && (known || !photo.editable)) this.giveWay();
      for (const name of WORDS) {
        if (!this.dirty.has(name)) this.fields[name].value = photo.words[name];
        this.fields[name].disabled = !inBlock && !photo.editable;
      }
      if (inBlock) this.dirty.clear();
      this.show();
      this.save();
    }

    /** What was written before anybody knew which photo this is replaces none of the words that it has, nor those of others. */
    giveWay() {
      const { editable, words } = this.photo;
      const dropped = [...this.dirty].filter((name) => !editable || words[name]);
      for (const name of dropped) this.dirty.delete(name);
      const typed = dropped.filter((name) => this.word(name) && this.word(name) !== words[name]);
      if (!typed.length) return;
      const why = editable ? "chữ đã có trong kho được giữ nguyên" : "bạn không sửa được ảnh này";
      const told = typed.map((name) => `${NAMES[name].toLowerCase()} “${this.word(name)}”`).join(", ");
      this.about = `${this.about} Chưa lưu ${told} vừa gõ, vì ${why}.`.trim();
    }

    /** From now on the words belong to this article alone. */
    keepHere() {
      this.save();
      this.inBlock = true;
      for (const name of WORDS) this.fields[name].disabled = false;
    }

    /** What an article says about the photo in its own words: nothing where the photo says the same. */
    ownWords() {
      const own = (name) => (this.inBlock && this.word(name) !== this.photo.words[name] ? this.word(name) : "");
      return { caption: own("caption"), credit: own("credit"), alt: own("description") };
    }

    show() {
      const { item, parts } = this;
      const state = item?.state ?? "done";
      this.element.dataset.state = state;
      parts.name.textContent = this.name;
      parts.progress.hidden = !["waiting", "sending"].includes(state);
      parts.progress.value = item?.part ?? 0;
      parts.again.hidden = !["failed", "lost"].includes(state);
      parts.select.disabled = !this.photo;
      if (state === "refused") parts.select.checked = false;
      const written = WORDS.some((name) => this.word(name));
      this.element.classList.toggle("desk-batch__row--bare", state === "refused" && !written);
      parts.name.hidden = state === "refused"; // the sentence names it
      const now = this.saving ?? (this.note || (this.about ? "" : STATES[state](item ?? {})));
      const told = `${this.about} ${now}`.trim();
      if (parts.state.textContent !== told) parts.state.textContent = told;
      parts.state.classList.toggle("desk-batch__wrong", this.wrong || ["failed", "refused", "lost"].includes(state));
      this.showPoint();
    }

    number(number) {
      this.parts.number.textContent = number;
      for (const name of WORDS) this.fields[name].setAttribute("aria-label", `${NAMES[name]} ảnh ${number}`);
      this.parts.select.setAttribute("aria-label", `Chọn ảnh ${number}`);
      this.parts.up.setAttribute("aria-label", `Đưa ảnh ${number} lên`);
      this.parts.down.setAttribute("aria-label", `Đưa ảnh ${number} xuống`);
      this.parts.out.setAttribute("aria-label", `Bỏ ảnh ${number} khỏi bảng`);
      this.place = number;
      this.showPoint();
    }

    // ── Words ────────────────────────────────────────────────────────────────
    typed(name) {
      if (this.inBlock) return;
      this.dirty.add(name);
      clearTimeout(this.rest);
      this.rest = setTimeout(() => this.save(), REST);
    }

    /** What is still to be sent: in an article the words stay there, the point belongs to the photo all the same. */
    get unsaved() {
      return [...this.dirty].filter((name) => name === "focus" || !this.inBlock);
    }

    /** Sends what changed; whoever types on meanwhile has it sent afterwards. */
    async save() {
      clearTimeout(this.rest);
      const sent = this.unsaved;
      if (!this.photo?.editable || this.busy || !sent.length) return;
      const fields = Object.fromEntries(sent.filter((name) => name !== "focus").map((name) => [name, this.fields[name].value]));
      if (this.dirty.has("focus")) [fields.focus_x, fields.focus_y] = this.focus ?? ["", ""];
      this.dirty.clear();
      this.busy = true;
      this.wrong = false;
      this.saving = "Đang lưu chữ…";
      this.show();
      try {
        const { status, told } = await window.desk.ask(this.photo.words_url, fields);
        this.busy = false;
        if (told?.saved) {
          for (const name of sent) if (name in fields) this.photo.words[name] = fields[name].trim();
          this.saving = undefined;
          this.note = this.about ? "Chữ trong các ô đã lưu." : "Đã lưu";
        } else if (told?.refused) this.trouble(told.refused, sent);
        else if (status >= 500) throw new Error();
        else this.trouble(status === 401 ? "Phiên đăng nhập đã hết: chữ vừa gõ chưa được lưu." : "Bạn không sửa được ảnh này.", sent);
      } catch {
        this.busy = false;
        this.trouble("Mất kết nối: chữ vừa gõ chưa được lưu, sẽ tự thử lại.", sent);
        this.rest = setTimeout(() => this.save(), AGAIN);
      }
      this.show();
      this.changed();
      if (this.unsaved.length && !this.wrong) this.save();
    }

    /** Whether everything typed is with the server, after one more try. */
    async settle() {
      clearTimeout(this.rest);
      while (this.busy) await new Promise((again) => setTimeout(again, 50));
      await this.save();
      while (this.busy) await new Promise((again) => setTimeout(again, 50));
      return !this.photo || !this.unsaved.length;
    }

    trouble(sentence, unsaved) {
      this.saving = undefined;
      this.wrong = true;
      this.note = sentence;
      for (const name of unsaved) this.dirty.add(name);
    }

    // ── The point that stays in sight ────────────────────────────────────────
    aim(event) {
      if (!event.detail) return; // pressed by a key: the arrows move it
      const box = this.image.getBoundingClientRect();
      this.setFocus([(event.clientX - box.left) / box.width, (event.clientY - box.top) / box.height]);
    }

    moveFocus(event) {
      if (event.altKey || event.ctrlKey || event.metaKey) return;
      if (event.key === "Delete" || event.key === "Backspace") {
        event.preventDefault();
        this.setFocus(null);
      }
      const step = { ArrowLeft: [-STEP, 0], ArrowRight: [STEP, 0], ArrowUp: [0, -STEP], ArrowDown: [0, STEP] }[event.key];
      if (!step) return;
      event.preventDefault();
      const [across, down] = this.focus ?? [0.5, 0.5];
      this.setFocus([across + step[0], down + step[1]]);
    }

    setFocus(point) {
      this.focus = point && point.map((part) => Math.round(Math.min(1, Math.max(0, part)) * 1000) / 1000);
      this.dirty.add("focus");
      this.showPoint();
      clearTimeout(this.rest);
      this.rest = setTimeout(() => this.save(), REST);
    }

    showPoint() {
      const { focus } = this;
      this.point.hidden = !focus;
      if (focus) Object.assign(this.point.style, { left: `${focus[0] * 100}%`, top: `${focus[1] * 100}%` });
      const where = focus ? `ngang ${Math.round(focus[0] * 100)} %, dọc ${Math.round(focus[1] * 100)} %` : "chưa đặt";
      this.parts.focus.setAttribute("aria-label", `Điểm chính của ảnh ${this.place ?? ""}: ${where}. Dùng phím mũi tên để dời.`);
    }
  }

  Object.assign(window.desk, { Row, WORDS });
})();
