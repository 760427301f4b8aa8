// Sends files, each by its own request, two at a time. A lost network is waited for; what the server
// refuses or what does not arrive keeps its sentence, and loses none of the others.
window.desk = window.desk ?? {};
(() => {
  const AT_ONCE = 2;
  const WAITS = [1, 3, 8, 20, 40]; // seconds before each new try
  const STALLED = 60000; // milliseconds without a sign of life
  const SESSION = "/quan-tri/phien/";
  const LOST = "Mất kết nối, ảnh chưa lên được máy chủ.";
  const SIGNED_OUT = "Phiên đăng nhập đã hết. Hãy đăng nhập lại ở một thẻ khác, rồi bấm “Thử lại”.";

  const token = () => window.wagtailConfig.CSRF_TOKEN;

  /** Whether somebody is signed in; takes their present token along. */
  const alive = async () => {
    const answer = await (await fetch(SESSION, { headers: { Accept: "application/json" } })).json();
    if (answer.alive) window.wagtailConfig.CSRF_TOKEN = answer.token;
    return answer.alive;
  };

  /** Sends `fields`; gives the status and the JSON of the answer. Throws without a network. */
  const send = (address, fields, onProgress = () => {}) =>
    new Promise((resolve, reject) => {
      const request = new XMLHttpRequest();
      let watch;
      const lives = () => {
        clearTimeout(watch);
        watch = setTimeout(() => request.abort(), STALLED);
      };
      const lost = () => {
        clearTimeout(watch);
        reject(new Error(LOST));
      };
      request.upload.addEventListener("progress", (event) => {
        lives();
        onProgress(event.lengthComputable ? event.loaded / event.total : 0);
      });
      request.addEventListener("load", () => {
        clearTimeout(watch);
        let told = null;
        try {
          told = JSON.parse(request.responseText);
        } catch {
          // A page instead of an answer: most likely the login.
        }
        resolve({ status: request.status, told });
      });
      for (const end of ["error", "abort", "timeout"]) request.addEventListener(end, lost);
      request.open("POST", address);
      request.setRequestHeader("X-CSRFToken", token());
      request.setRequestHeader("X-Requested-With", "XMLHttpRequest");
      const body = new FormData();
      for (const [name, value] of Object.entries(fields)) body.append(name, value);
      lives();
      request.send(body);
    });

  /** As `send`, once more with a fresh token where the old one was refused. */
  const ask = async (address, fields, onProgress) => {
    const answer = await send(address, fields, onProgress);
    if (answer.told && answer.status !== 403) return answer;
    if (answer.status >= 500) return answer;
    if (!(await alive())) return { status: 401, told: null };
    return send(address, fields, onProgress);
  };

  /** A line of items, each with `file`; `changed` is called with an item whenever its `state` or `part` changes. */
  class Uploads {
    constructor(address, fields, changed) {
      Object.assign(this, { address, fields, changed, items: [] });
      window.addEventListener("online", () => this.again());
    }

    add(item) {
      Object.assign(item, { state: "waiting", part: 0, tries: 0 });
      this.items.push(item);
      this.next();
    }

    remove(item) {
      this.items = this.items.filter((each) => each !== item);
    }

    /** What was lost or failed, at once; refused files only where `item` says which. */
    again(item) {
      for (const each of item ? [item] : this.items.filter(({ state }) => state === "lost" || state === "failed")) {
        clearTimeout(each.timer);
        each.tries = 0;
        this.set(each, "waiting");
      }
      this.next();
    }

    set(item, state, note = "") {
      Object.assign(item, { state, note });
      this.changed(item);
    }

    next() {
      const busy = this.items.filter(({ state }) => state === "sending");
      // The same file twice must not arrive twice at the same moment: the second would not be recognised.
      const sizes = busy.map(({ file }) => file.size);
      const item = this.items.find(({ state, file }) => state === "waiting" && !sizes.includes(file.size));
      if (!item || busy.length >= AT_ONCE) return;
      this.send(item);
      this.next();
    }

    async send(item) {
      item.part = 0;
      this.set(item, "sending");
      try {
        const progress = (part) => {
          item.part = part;
          this.changed(item);
        };
        const { status, told } = await ask(this.address, { file: item.file, ...this.fields() }, progress);
        if (told?.photo) {
          item.told = told;
          this.set(item, "done");
        } else if (told?.refused) this.set(item, "refused", told.refused);
        else if (status === 401) this.set(item, "failed", SIGNED_OUT);
        else if (status === 403) this.set(item, "refused", "Bạn không có quyền thêm ảnh. Hãy liên hệ quản trị.");
        else if (status === 413) this.set(item, "refused", "Máy chủ không nhận tệp lớn như vậy. Hãy thu nhỏ ảnh rồi tải lại.");
        else this.later(item, "Máy chủ đang bận, chưa nhận được ảnh này.");
      } catch {
        this.later(item, LOST);
      }
      this.next();
    }

    later(item, note) {
      const wait = WAITS[item.tries];
      item.tries += 1;
      item.interrupted = true;
      if (wait === undefined) return this.set(item, "failed", note);
      this.set(item, "lost", `${note} Sẽ tự thử lại.`);
      item.timer = setTimeout(() => {
        if (item.state !== "lost" || !this.items.includes(item)) return;
        this.set(item, "waiting");
        this.next();
      }, wait * 1000);
    }
  }

  Object.assign(window.desk, { ask, Uploads });
})();
