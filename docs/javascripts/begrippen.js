// The meaning of a term beside its link: on hover, on focus, and at the first touch. Escape puts it away.
const tip = document.createElement("div");
tip.className = "uitleg";
tip.id = "uitleg";
tip.setAttribute("role", "tooltip");
tip.lang = "nl";
tip.hidden = true;
document.querySelector("main").append(tip);

let shownFor = null;

function show(link) {
  if (shownFor === link) return;
  hide();
  shownFor = link;
  tip.textContent = link.dataset.uitleg;
  tip.hidden = false;
  link.setAttribute("aria-describedby", tip.id);
  const box = link.getBoundingClientRect();
  const left = Math.max(8, Math.min(box.left, document.documentElement.clientWidth - tip.offsetWidth - 8));
  tip.style.setProperty("left", `${left + window.scrollX}px`);
  tip.style.setProperty("top", `${box.bottom + window.scrollY + 4}px`);
}

function hide() {
  shownFor?.removeAttribute("aria-describedby");
  shownFor = null;
  tip.hidden = true;
}

function termOf(event) {
  return event.target instanceof Element ? event.target.closest("a.begrip") : null;
}

document.addEventListener("pointerover", (event) => {
  const link = termOf(event);
  if (link && event.pointerType === "mouse") show(link);
  else if (shownFor && event.target !== tip && document.activeElement !== shownFor) hide();
});
document.addEventListener("focusin", (event) => {
  const link = termOf(event);
  if (link) show(link);
  else hide();
});
document.addEventListener("keydown", (event) => {
  if (event.key === "Escape") hide();
});

// The first touch shows the meaning, the second follows the link.
let touched = false;
document.addEventListener("pointerdown", (event) => {
  touched = event.pointerType === "touch" && termOf(event) !== null && termOf(event) !== shownFor;
});
document.addEventListener("click", (event) => {
  const link = termOf(event);
  if (link && touched) {
    event.preventDefault();
    show(link);
  }
  touched = false;
});
