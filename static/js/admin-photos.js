// The table of many photos: from files to described photos in the order in which they will stand.
(() => {
  const { Row, Uploads } = window.desk;
  const EDGE = 60; // CSS pixels from an edge where dragging scrolls

  const folderNames = (items) =>
    [...(items ?? [])].map((item) => item.webkitGetAsEntry?.()).filter((entry) => entry?.isDirectory).map(({ name }) => name);

  class Table {
    /** `changed` is called whenever the chosen photos may be others than before. */
    constructor(root, changed = () => {}) {
      Object.assign(this, { root, changed, credit: "" });
      const find = (name) => root.querySelector(`[data-batch-${name}]`);
      this.parts = Object.fromEntries(
        ["drop", "files", "collection", "summary", "missing", "retry", "work", "credit", "all", "rows", "row"].map((name) => [name, find(name)]),
      );
      this.uploads = new Uploads(
        root.dataset.upload,
        () => (this.parts.collection ? { collection: this.parts.collection.value } : {}),
        (item) => this.sent(item),
      );
      this.listen();
    }

    get rows() {
      return [...this.parts.rows.children].map((element) => element.row);
    }

    get chosen() {
      return this.rows.filter((row) => row.selected);
    }

    /** Whether leaving now would lose something. */
    get unfinished() {
      return this.rows.some((row) => ["waiting", "sending", "lost"].includes(row.item?.state) || (row.photo && (row.unsaved.length || row.busy)));
    }

    /** Whether all words are with the server; says which are not. */
    async settled() {
      const rows = this.rows;
      const done = await Promise.all(rows.map((row) => row.settle()));
      const open = rows.filter((_, index) => !done[index]);
      if (open.length) {
        this.say(`Chữ của ảnh ${open.map(({ place }) => place).join(", ")} chưa được lưu: lý do ghi ở từng dòng.`);
        open[0].element.scrollIntoView({ block: "center" });
      }
      return !open.length;
    }

    // ── Files ────────────────────────────────────────────────────────────────
    add(files, folders = []) {
      for (const file of files) {
        if (folders.includes(file.name) && !file.type) continue;
        const item = { file };
        const row = this.place(item);
        item.row = row;
        const most = Number(this.root.dataset.megabytes);
        if (file.size > most * 1024 * 1024) {
          Object.assign(item, { state: "refused", part: 0, note: `${file.name}: Ảnh nặng quá ${most} MB. Hãy thu nhỏ ảnh rồi chọn lại.` });
          this.sent(item);
        } else this.uploads.add(item);
      }
      if (folders.length) this.say(`Hãy mở thư mục “${folders.join("”, “")}” rồi thả các ảnh bên trong vào đây.`);
    }

    /** A new row at the end; `item` has the file that is on its way. */
    place(item) {
      if (item && !item.state) Object.assign(item, { state: "waiting", part: 0 });
      const row = new Row(this.parts.row, item, () => this.tell());
      this.parts.rows.append(row.element);
      if (item && this.credit) row.write("credit", this.credit);
      row.parts.up.addEventListener("click", () => this.move(row, -1));
      row.parts.down.addEventListener("click", () => this.move(row, 1));
      row.parts.out.addEventListener("click", () => this.out(row));
      row.parts.again.addEventListener("click", () => this.uploads.again(item));
      row.parts.select.addEventListener("change", () => this.tell());
      row.element.querySelector("[data-handle]").addEventListener("pointerdown", (event) => this.drag(row, event));
      this.count();
      return row;
    }

    sent(item) {
      const { row, told } = item;
      if (item.state === "done" && !row.photo) {
        const twin = this.rows.find((other) => other !== row && other.photo?.id === told.photo.id);
        // What was interrupted may have arrived all the same: then it is this photo.
        const known = !told.new && !(item.interrupted && told.photo.own);
        if (twin) {
          row.parts.select.checked = false;
          row.about = `Trùng với ảnh ${twin.place} trong bảng này, không lưu thêm.`;
        } else if (known) row.about = told.note;
        row.take(told.photo, (known || Boolean(twin)) && this.fillsGallery, !told.new);
      }
      row.show();
      this.tell();
    }

    out(row) {
      const next = row.element.nextElementSibling ?? row.element.previousElementSibling;
      row.save();
      if (row.item) this.uploads.remove(row.item);
      row.forget();
      row.element.remove();
      this.count();
      (next?.row.parts.out ?? this.parts.files).focus();
    }

    // ── Order ────────────────────────────────────────────────────────────────
    move(row, by) {
      const other = by < 0 ? row.element.previousElementSibling : row.element.nextElementSibling;
      if (!other) return;
      const focused = document.activeElement;
      if (by < 0) other.before(row.element);
      else other.after(row.element);
      this.count();
      focused?.focus();
      row.element.scrollIntoView({ block: "nearest" });
      this.say(`Ảnh “${row.name}” nay ở vị trí ${row.place}.`);
    }

    drag(row, event) {
      if (event.button) return;
      event.preventDefault();
      const handle = event.currentTarget;
      handle.setPointerCapture(event.pointerId);
      row.element.classList.add("desk-batch__row--dragged");
      const scroller = this.root.closest("[data-batch-scroll]") ?? document.scrollingElement;
      const over = (moved) => {
        if (moved.clientY < EDGE) scroller.scrollBy(0, -12);
        else if (moved.clientY > window.innerHeight - EDGE) scroller.scrollBy(0, 12);
        const all = [...this.parts.rows.children];
        const here = all.indexOf(row.element);
        const there = all.findIndex((other) => {
          const box = other.getBoundingClientRect();
          return moved.clientY >= box.top && moved.clientY <= box.bottom;
        });
        if (there < 0 || there === here) return;
        const box = all[there].getBoundingClientRect();
        const before = moved.clientY < box.top + box.height / 2;
        // The others go around the dragged row: taken out of the page itself, it would be let go.
        if (there < here) for (let at = here - 1; at >= there + (before ? 0 : 1); at -= 1) row.element.after(all[at]);
        else for (let at = here + 1; at <= there - (before ? 1 : 0); at += 1) row.element.before(all[at]);
      };
      const end = () => {
        handle.removeEventListener("pointermove", over);
        row.element.classList.remove("desk-batch__row--dragged");
        this.count();
      };
      handle.addEventListener("pointermove", over);
      handle.addEventListener("lostpointercapture", end, { once: true });
    }

    keys(event) {
      const row = event.target.closest("li")?.row;
      if (!row) return;
      if (event.altKey && (event.key === "ArrowUp" || event.key === "ArrowDown")) {
        event.preventDefault();
        this.move(row, event.key === "ArrowUp" ? -1 : 1);
      } else if (event.key === "Enter" && event.target.dataset.word && !event.isComposing) {
        event.preventDefault();
        const next = (event.shiftKey ? row.element.previousElementSibling : row.element.nextElementSibling)?.row;
        next?.fields[event.target.dataset.word].focus();
        next?.element.scrollIntoView({ block: "nearest" });
      }
    }

    // ── Words for all ────────────────────────────────────────────────────────
    sameCredit(event) {
      event.preventDefault();
      this.credit = this.parts.credit.querySelector("input").value.trim();
      for (const row of this.rows) row.write("credit", this.credit);
      this.say(`Đã điền nguồn ảnh cho ${this.rows.length} ảnh.`);
    }

    // ── What is told ─────────────────────────────────────────────────────────
    count() {
      this.rows.forEach((row, index) => row.number(index + 1));
      this.parts.work.hidden = !this.rows.length;
      this.root.classList.toggle("desk-batch--filled", this.rows.length > 0);
      this.tell();
    }

    say(sentence) {
      this.extra = sentence;
      this.tell();
      this.extra = "";
    }

    tell() {
      const rows = this.rows;
      const stored = rows.filter((row) => row.photo).length;
      const missing = rows.filter((row) => ["lost", "failed"].includes(row.item?.state));
      const refused = rows.filter((row) => row.item?.state === "refused");
      const sentences = [`Đã lưu ${stored}/${rows.length} ảnh vào kho.`];
      if (refused.length) sentences.push(`${refused.length} tệp không dùng được: lý do ghi ở từng dòng.`);
      if (this.extra) sentences.push(this.extra);
      const told = rows.length ? sentences.join(" ") : (this.extra ?? "");
      if (this.parts.summary.textContent !== told) this.parts.summary.textContent = told;
      this.parts.missing.hidden = !missing.length;
      this.parts.missing.firstElementChild.textContent = `Còn thiếu ${missing.length} ảnh: ${missing.map(({ name }) => name).join(", ")}.`;
      const open = rows.filter((row) => row.photo);
      this.parts.all.checked = open.length > 0 && open.every((row) => row.selected);
      this.parts.all.indeterminate = !this.parts.all.checked && open.some((row) => row.selected);
      this.changed(this);
    }

    listen() {
      const { drop, files, retry, credit, all, rows } = this.parts;
      files.addEventListener("change", () => {
        this.add([...files.files]);
        files.value = "";
      });
      const over = (on) => drop.classList.toggle("desk-batch__drop--over", on);
      for (const name of ["dragenter", "dragover"])
        this.root.addEventListener(name, (event) => {
          if (!event.dataTransfer?.types.includes("Files")) return;
          event.preventDefault();
          over(true);
        });
      this.root.addEventListener("dragleave", (event) => this.root.contains(event.relatedTarget) || over(false));
      this.root.addEventListener("drop", (event) => {
        if (!event.dataTransfer?.types.includes("Files")) return;
        event.preventDefault();
        over(false);
        this.add([...event.dataTransfer.files], folderNames(event.dataTransfer.items));
      });
      retry.addEventListener("click", () => this.uploads.again());
      credit.addEventListener("submit", (event) => this.sameCredit(event));
      all.addEventListener("change", () => {
        for (const row of this.rows) if (row.photo) row.parts.select.checked = all.checked;
        this.tell();
      });
      rows.addEventListener("keydown", (event) => this.keys(event));
      window.addEventListener("beforeunload", (event) => this.unfinished && event.preventDefault());
    }
  }

  window.desk.Table = Table;

  const page = document.querySelector("[data-batch-page]");
  if (!page) return;
  const quick = page.querySelector("[data-batch-quick]");
  const table = new Table(page.querySelector("[data-batch]"), ({ chosen }) => {
    if (!quick) return;
    // Đăng nhanh takes one's own photos; those of others are chosen in the article.
    const own = chosen.filter((row) => row.photo.own);
    quick.hidden = !own.length;
    quick.querySelector("button").textContent = `Đăng nhanh với ${own.length} ảnh đã chọn`;
    quick.querySelector("[data-batch-others]").hidden = own.length === chosen.length;
    const field = (name, value) => Object.assign(document.createElement("input"), { type: "hidden", name, value });
    quick.querySelector("[data-batch-chosen]").replaceChildren(
      ...own.flatMap((row) => [field("photo", row.photo.id), field(`caption-${row.photo.id}`, row.word("caption"))]),
    );
  });
  quick?.addEventListener("submit", async (event) => {
    event.preventDefault();
    if (!(await table.settled())) return;
    table.tell(); // captions as they are now
    quick.submit();
  });
})();
