// Wagtail's own live slug writes "dj" for đ. Folded text goes in here, so the address it makes
// is the one the server makes (news/text/slug.py).
(() => {
  const fold = (text) =>
    text
      .normalize("NFD")
      .replace(/[đð]/g, "d")
      .replace(/[ĐÐ]/g, "D")
      .replace(/\p{M}/gu, "");
  const isSlug = (element) => element instanceof Element && element.matches("[data-controller~='w-slug']");
  const onSync = (event) => {
    if (isSlug(event.target) && typeof event.detail?.value === "string") event.detail.value = fold(event.detail.value);
  };
  const onLeave = (event) => {
    if (isSlug(event.target)) event.target.value = fold(event.target.value).replace(/[^A-Za-z0-9_-]+/g, "-");
  };
  // In the capture phase, before Wagtail's controller on the field itself.
  document.addEventListener("w-sync:check", onSync, true);
  document.addEventListener("w-sync:apply", onSync, true);
  document.addEventListener("blur", onLeave, true);
})();
