// Wagtail starts date pickers, choosers and inline panels by scripts within the page, which our policy forbids. This
// element stands where such a script did and acts as that did: once, the moment it is in the page, parsed or inserted.
(() => {
  // Mere HTML is to call nothing else that has a global name.
  const KNOWN = /^(\w*Chooser|InlinePanel|MultipleChooserPanel)$/;
  const CLASS = /^[A-Z]/;

  class StartWidget extends HTMLElement {
    connectedCallback() {
      const { name, arguments: text } = this.dataset;
      this.remove(); // a form that is moved is not started again
      if (!KNOWN.test(name)) return;
      // Written as within a script: Wagtail numbers the forms of a panel by what stands between such quotation marks.
      const given = JSON.parse(JSON.parse(`"${text}"`));
      if (CLASS.test(name)) new window[name](...given);
      else window[name](...given);
    }
  }

  customElements.define("start-widget", StartWidget);
})();
