// Wagtail starts date pickers, choosers and inline panels by scripts within the page, which our policy forbids. This
// element stands where such a script did and acts as that did: once, the moment it is in the page, parsed or inserted.
(() => {
  // Mere HTML is to call nothing else that has a global name.
  const KNOWN = /^(\w*Chooser|InlinePanel|MultipleChooserPanel)$/;
  const CLASS = /^[A-Z]/;

  class StartWidget extends HTMLElement {
    connectedCallback() {
      const { name, arguments: given } = this.dataset;
      this.remove(); // a form that is moved is not started again
      if (!KNOWN.test(name)) return;
      if (CLASS.test(name)) new window[name](...JSON.parse(given));
      else window[name](...JSON.parse(given));
    }
  }

  customElements.define("start-widget", StartWidget);
})();
