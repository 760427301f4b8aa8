// A session may end while somebody writes. What is typed stays on the page: signing in happens in a
// frame above it, and then it is saved as if nothing had been.
(() => {
  const SESSION = "/quan-tri/phien/";
  const LOGIN = `/dang-nhap/?next=${SESSION}#noi-dung`;
  const TRUSTED = 10000; // milliseconds that an answer is believed
  let aliveAt = 0;
  let user;
  let dialog;

  const renew = (token) => {
    window.wagtailConfig.CSRF_TOKEN = token;
    for (const field of document.querySelectorAll("[name=csrfmiddlewaretoken]")) field.value = token;
  };

  const isAlive = async () => {
    const answer = await (await fetch(SESSION, { headers: { Accept: "application/json" } })).json();
    if (!answer.alive || answer.user !== (user ??= answer.user)) return false;
    renew(answer.token);
    aliveAt = Date.now();
    return true;
  };

  const signIn = (then) => {
    if (dialog) return;
    dialog = document.createElement("dialog");
    dialog.className = "desk-session";
    dialog.innerHTML = `<h2>Phiên đăng nhập đã hết</h2>
      <p>Nội dung đang gõ vẫn còn nguyên trên trang này. Hãy đăng nhập lại bằng tài khoản của mình để lưu.</p>
      <iframe title="Đăng nhập" src="${LOGIN}"></iframe>
      <button type="button" class="button button-secondary">Để sau</button>`;
    const close = () => {
      dialog?.remove();
      dialog = undefined;
    };
    dialog.querySelector("button").addEventListener("click", close);
    dialog.addEventListener("close", close);
    dialog.querySelector("iframe").addEventListener("load", async (event) => {
      if (event.target.contentWindow.location.pathname !== SESSION) return;
      const frame = event.target;
      if (await isAlive()) {
        close();
        then();
      } else {
        frame.replaceWith("Đây là tài khoản của người khác. Hãy đăng xuất rồi đăng nhập bằng tài khoản đã mở trang này.");
      }
    });
    document.body.append(dialog);
    dialog.showModal();
  };

  const form = document.querySelector("[data-edit-form]");
  if (!form) return;

  // The button that was pressed is disabled by now, and a form says nothing of such a one.
  const submit = (pressed) => {
    const said = Object.assign(document.createElement("input"), { type: "hidden" });
    if (pressed?.name) {
      Object.assign(said, { name: pressed.name, value: pressed.value });
      form.append(said);
    }
    form.requestSubmit();
    said.remove();
  };

  const look = async () => {
    try {
      // Saves at once what waited.
      if (!(await isAlive())) signIn(() => form.dispatchEvent(new CustomEvent("w-unsaved:add")));
    } catch {
      // Without a network nothing is known of the session.
    }
  };

  look();
  document.addEventListener("w-autosave:success", () => (aliveAt = Date.now()));
  document.addEventListener("w-autosave:error", (event) => event.detail.type === "server_error" && look());
  document.addEventListener("visibilitychange", () => document.hidden || look());
  // In the capture phase, before the page is left for an answer that may be the login.
  document.addEventListener(
    "submit",
    async (event) => {
      if (event.target !== form || Date.now() - aliveAt < TRUSTED) return;
      event.preventDefault();
      event.stopImmediatePropagation();
      try {
        const again = () => submit(event.submitter);
        if (await isAlive()) again();
        else signIn(again);
      } catch {
        window.alert("Không kết nối được máy chủ. Nội dung vẫn còn trên trang này; hãy bấm lưu lại sau ít phút.");
      }
    },
    true,
  );
})();
