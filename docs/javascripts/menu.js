// The menu on a narrow screen, and the choice between light and dark.
const root = document.documentElement;

const menuButton = document.querySelector(".menuknop");
const menu = document.getElementById("menu");

function showMenu(open) {
  menuButton.setAttribute("aria-expanded", String(open));
  menu.toggleAttribute("data-open", open);
}

menuButton.hidden = false;
menuButton.addEventListener("click", () => showMenu(menuButton.getAttribute("aria-expanded") !== "true"));
document.addEventListener("keydown", (event) => {
  if (event.key !== "Escape" || menuButton.getAttribute("aria-expanded") !== "true") return;
  showMenu(false);
  menuButton.focus();
});

const colourButton = document.querySelector(".kleurknop");
const systemDark = window.matchMedia("(prefers-color-scheme: dark)");

function isDark() {
  return root.dataset.kleur ? root.dataset.kleur === "donker" : systemDark.matches;
}

function nameColourButton() {
  colourButton.textContent = isDark() ? "Licht" : "Donker";
  colourButton.setAttribute("aria-label", isDark() ? "Licht kleurenschema" : "Donker kleurenschema");
}

colourButton.hidden = false;
colourButton.addEventListener("click", () => {
  root.dataset.kleur = isDark() ? "licht" : "donker";
  try {
    localStorage.setItem("kleur", root.dataset.kleur);
  } catch {
    // Storage is off: the choice lasts for this page.
  }
  nameColourButton();
});
systemDark.addEventListener("change", nameColourButton);
nameColourButton();
