// A gallery in the article's form: many photos at once, in a window above the form.
(() => {
  const { StructBlockDefinition } = window.wagtailStreamField.blocks;
  const TABLE = "/quan-tri/anh-hang-loat/bang/";
  const FOLDED = 3; // photos; more than these stand folded in the form
  const UNREACHED = "Không mở được bảng ảnh: mất kết nối, hoặc phiên đăng nhập đã hết. Bài đang gõ vẫn còn nguyên; hãy thử lại.";

  const make = (html) => {
    const template = document.createElement("template");
    template.innerHTML = html.trim();
    return template.content.firstElementChild;
  };

  class Gallery {
    constructor(list, container) {
      this.list = list;
      this.bar = make(`<div class="desk-gallery">
        <button type="button" class="button button-small">Thêm nhiều ảnh</button>
        <span class="desk-gallery__hint">Kéo thả cả loạt ảnh vào đây cũng được. Bảng mở ra để ghi chú thích, nguồn, mô tả và xếp thứ tự.</span>
        <span role="status"></span>
      </div>`);
      [this.button, , this.status] = this.bar.children;
      list.container[0].before(this.bar);
      this.button.addEventListener("click", () => this.open());
      const files = (event) => event.dataTransfer?.types.includes("Files");
      container.addEventListener("dragover", (event) => files(event) && event.preventDefault());
      container.addEventListener("drop", (event) => {
        if (!files(event)) return;
        event.preventDefault();
        this.open([...event.dataTransfer.files]);
      });
    }

    async open(files = []) {
      this.button.disabled = true;
      try {
        await this.build();
        await this.read();
      } catch {
        this.status.textContent = UNREACHED;
        return;
      } finally {
        this.button.disabled = false;
      }
      this.status.textContent = "";
      this.dialog.showModal();
      this.table.add(files);
      if (!files.length) this.dialog.querySelector("[data-batch-files]").focus();
    }

    async build() {
      if (this.dialog) return;
      const answer = await fetch(TABLE, { headers: { "X-Requested-With": "XMLHttpRequest" } });
      if (!answer.ok || answer.redirected) throw new Error();
      const dialog = make(`<dialog class="desk-batch-window" aria-label="Ảnh của bộ ảnh">
        <header><h2>Ảnh của bộ ảnh</h2></header>
        <div class="desk-batch-window__body" data-batch-scroll></div>
        <footer>
          <button type="button" class="button" data-fill>Đưa vào bộ ảnh</button>
          <button type="button" class="button button-secondary" data-close>Đóng</button>
          <span>Ảnh đã tải lên nằm sẵn trong kho, đóng cửa sổ này cũng không mất.</span>
        </footer>
      </dialog>`);
      dialog.querySelector("[data-batch-scroll]").append(make(await answer.text()));
      document.body.append(dialog);
      this.dialog = dialog;
      this.fillButton = dialog.querySelector("[data-fill]");
      this.table = new window.desk.Table(dialog.querySelector("[data-batch]"), ({ chosen, rows }) => {
        const waiting = rows.some(({ item }) => ["waiting", "sending"].includes(item?.state));
        this.fillButton.textContent = waiting ? "Đang tải ảnh lên…" : `Đưa ${chosen.length} ảnh vào bộ ảnh`;
        this.fillButton.disabled = waiting || (!chosen.length && !this.had);
      });
      this.table.fillsGallery = true;
      this.fillButton.addEventListener("click", () => this.fill());
      dialog.querySelector("[data-close]").addEventListener("click", () => dialog.close());
      dialog.addEventListener("close", () => {
        for (const row of this.table.rows) row.save();
        this.button.focus();
      });
    }

    /** The table begins with the photos that the gallery has, in their order and with this article's words. */
    async read() {
      const items = this.list.children.map(({ id, block }) => ({ id, ...block.getState() })).filter(({ photo }) => photo?.id);
      this.had = items.length > 0;
      const rows = this.table.rows.filter(({ photo }) => photo);
      const told = new Map(rows.map(({ photo }) => [String(photo.id), photo]));
      const unknown = items.map(({ photo }) => String(photo.id)).filter((id) => !told.has(id));
      if (unknown.length) {
        const address = `${this.dialog.querySelector("[data-batch]").dataset.photos}?${unknown.map((id) => `id=${id}`).join("&")}`;
        const answer = await fetch(address, { headers: { "X-Requested-With": "XMLHttpRequest" } });
        for (const photo of (await answer.json()).photos) told.set(String(photo.id), photo);
      }
      for (const row of rows) row.parts.select.checked = false;
      this.shown = new Set();
      const before = [];
      for (const { id, photo, caption, credit, alt } of items) {
        if (!told.has(String(photo.id))) continue;
        // A photo that stands twice has two rows.
        const at = rows.findIndex((each) => String(each.photo.id) === String(photo.id));
        let [row] = at < 0 ? [] : rows.splice(at, 1);
        if (!row) {
          row = this.table.place();
          row.take(structuredClone(told.get(String(photo.id))), true);
        }
        this.shown.add(id);
        row.blockId = id;
        row.parts.select.checked = true;
        const own = { caption, credit, description: alt };
        for (const name of window.desk.WORDS) {
          if (own[name]) row.keepHere();
          if (row.inBlock) row.fields[name].value = own[name] || row.photo.words[name];
        }
        before.push(row.element);
      }
      this.table.parts.rows.prepend(...before);
      this.table.count();
    }

    async fill() {
      this.fillButton.disabled = true;
      const settled = await this.table.settled();
      this.fillButton.disabled = false;
      if (!settled) return;
      // What the table could not show stays: items without a photo but with words, photos that are gone.
      const unknown = this.list.children
        .map(({ id, block }) => ({ id, value: block.getState() }))
        .filter(({ id, value }) => !this.shown.has(id) && (value.photo?.id || value.caption || value.credit || value.alt));
      const photos = this.table.chosen.map((row) => ({
        id: row.blockId ?? undefined,
        value: { photo: row.photo.chosen, ...row.ownWords() },
      }));
      this.list.setState([...photos, ...unknown]);
      if (photos.length > FOLDED) for (const child of this.list.children) child.collapse();
      // Scripts change fields silently: the form must learn of it, so that it is saved.
      this.list.countInput[0].dispatchEvent(new Event("change", { bubbles: true }));
      this.status.textContent = `Bộ ảnh nay có ${photos.length} ảnh.`;
      this.dialog.close();
    }
  }

  class GalleryDefinition extends StructBlockDefinition {
    render(...args) {
      const block = super.render(...args);
      new Gallery(block.childBlocks.photos, block.container[0]);
      return block;
    }
  }

  window.telepath.register("news.blocks.Gallery", GalleryDefinition);
})();
