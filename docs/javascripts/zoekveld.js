// '/' goes to the search field of the page, wherever the reader is; the search page does this itself.
document.addEventListener("keydown", (event) => {
  const typing = event.target.isContentEditable || ["INPUT", "TEXTAREA", "SELECT"].includes(event.target.tagName);
  const field = document.querySelector("[data-zoeken]") ? null : document.getElementById("kop-zoek");
  if (event.key !== "/" || typing || event.ctrlKey || event.metaKey || event.altKey || !field) return;
  event.preventDefault();
  field.focus();
  field.select();
});
