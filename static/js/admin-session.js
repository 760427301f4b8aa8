// A session may end while somebody writes. What is typed stays on the page: signing in happens in a
// frame above it, and then it is saved as if nothing had been.
(() => {
  const SESSION = "/quan-tri/phien/";
  const LOGIN = `/dang-nhap/?next=${SESSION}#noi-dung`;
  const TRUSTED = 10000; // milliseconds that an answer is believed
  let aliveAt = 0;
  let user;
  let signedIn;

  const renew = (token) => {
    window.wagtailConfig.CSRF_TOKEN = token;
    for (const field of document.querySelectorAll("[name=csrfmiddlewaretoken]")) field.value = token;
  };

  const isAlive = async () => {
    const response = await fetch(SESSION, { headers: { Accept: "application/json" } });
    if (!response.ok) throw new Error(response.statusText); // who is away does not say that the session has ended
    const answer = await response.json();
    if (!answer.alive || answer.user !== (user ??= answer.user)) return false;
    renew(answer.token);
    aliveAt = Date.now();
    return true;
  };

  // Of whether it is the same person again.
  const signIn = () =>
    (signedIn ??= new Promise((done) => {
      const dialog = document.createElement("dialog");
      dialog.className = "desk-session";
      dialog.innerHTML = `<h2>Phiên đăng nhập đã hết</h2>
      <p>Nội dung đang gõ vẫn còn nguyên trên trang này. Hãy đăng nhập lại bằng tài khoản của mình để lưu.</p>
      <iframe title="Đăng nhập" src="${LOGIN}"></iframe>
      <button type="button" class="button button-secondary">Để sau</button>`;
      const close = (isBack) => {
        dialog.remove();
        signedIn = undefined;
        done(isBack);
      };
      dialog.querySelector("button").addEventListener("click", () => close(false));
      dialog.addEventListener("close", () => close(false));
      dialog.querySelector("iframe").addEventListener("load", async (event) => {
        if (event.target.contentWindow.location.pathname !== SESSION) return;
        const frame = event.target;
        if (await isAlive()) close(true);
        else
          frame.replaceWith("Đây là tài khoản của người khác. Hãy đăng xuất rồi đăng nhập bằng tài khoản đã mở trang này.");
      });
      document.body.append(dialog);
      dialog.showModal();
    }));

  const form = document.querySelector("[data-edit-form]");
  if (!form) return;

  const look = async () => {
    try {
      // Saves at once what waited.
      if (!(await isAlive()) && (await signIn())) form.dispatchEvent(new CustomEvent("w-unsaved:add"));
    } catch {
      // Without a network nothing is known of the session.
    }
  };

  look();
  document.addEventListener("w-autosave:success", () => (aliveAt = Date.now()));
  document.addEventListener("w-autosave:error", (event) => event.detail.type === "server_error" && look());
  document.addEventListener("visibilitychange", () => document.hidden || look());
  // Before the page is left for an answer that may be the login.
  const isStillHere = async () => {
    try {
      return (await isAlive()) || (await signIn());
    } catch {
      window.alert("Không kết nối được máy chủ. Nội dung vẫn còn trên trang này; hãy bấm lưu lại sau ít phút.");
      return false;
    }
  };
  window.beforeSending(() => Date.now() - aliveAt >= TRUSTED && isStillHere());
})();
