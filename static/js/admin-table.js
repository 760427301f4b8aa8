// The table editor brings no Vietnamese; these are all the words its menu has here.
(() => {
  const { dictionaryKeys: keys, registerLanguageDictionary } = Handsontable.languages;
  registerLanguageDictionary({
    languageCode: "vi",
    [keys.CONTEXTMENU_ITEMS_ROW_ABOVE]: "Chèn hàng phía trên",
    [keys.CONTEXTMENU_ITEMS_ROW_BELOW]: "Chèn hàng phía dưới",
    [keys.CONTEXTMENU_ITEMS_INSERT_LEFT]: "Chèn cột bên trái",
    [keys.CONTEXTMENU_ITEMS_INSERT_RIGHT]: "Chèn cột bên phải",
    [keys.CONTEXTMENU_ITEMS_REMOVE_ROW]: ["Xóa hàng", "Xóa các hàng"],
    [keys.CONTEXTMENU_ITEMS_REMOVE_COLUMN]: ["Xóa cột", "Xóa các cột"],
    [keys.CONTEXTMENU_ITEMS_UNDO]: "Hoàn tác",
    [keys.CONTEXTMENU_ITEMS_REDO]: "Làm lại",
  });
})();
