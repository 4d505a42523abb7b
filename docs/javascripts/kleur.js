// Runs before the page is painted: the reader's colour choice, and the mark that scripts work.
(() => {
  const root = document.documentElement;
  root.dataset.script = "";
  try {
    const choice = localStorage.getItem("kleur");
    if (choice === "licht" || choice === "donker") root.dataset.kleur = choice;
  } catch {
    // Storage is off: the system's colours apply.
  }
})();
