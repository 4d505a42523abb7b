// A button that copies a text of the page, and full addresses where the site does not know its own.
{
  for (const link of document.querySelectorAll("a[data-volledig-adres]")) link.textContent = link.href;

  const selectAll = (element) => {
    const selection = window.getSelection();
    selection.removeAllRanges();
    const range = document.createRange();
    range.selectNodeContents(element);
    selection.addRange(range);
  };

  const copy = async (element) => {
    try {
      await navigator.clipboard.writeText(element.textContent.replace(/\s+/g, " ").trim());
      return "Gekopieerd.";
    } catch {
      // No permission, or a page without https: the reader can copy the selection.
      selectAll(element);
      return "De tekst is geselecteerd. Kopieer hem met Ctrl+C of ⌘C.";
    }
  };

  for (const button of document.querySelectorAll("button[data-kopieer]")) {
    const message = button.parentElement.querySelector("[role=status]");
    button.hidden = false;
    button.addEventListener("click", async () => {
      message.textContent = await copy(document.getElementById(button.dataset.kopieer));
    });
  }
}
