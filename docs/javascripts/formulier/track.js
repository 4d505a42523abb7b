// The track beside the form: a station for each part, with what does not fit yet.

import { el, reveal } from "./dom.js";

/** Draws the stations. `parts` are {target, title, kind, count, here}. */
export function drawTrack(list, parts) {
  list.replaceChildren(
    ...parts.map(({ target, title, kind, count, here }) => {
      const link = el("a", { class: "halte-titel", href: `#${target.id}`, "aria-current": here ? "step" : null }, title);
      link.addEventListener("click", (event) => {
        event.preventDefault();
        reveal(target);
        target.focus({ preventScroll: true });
        target.scrollIntoView();
      });
      return el("li", { class: here ? "halte halte--hier" : "halte" }, kind ? el("span", { class: "halte-soort" }, kind) : null, link, el("span", { class: "halte-soort" }, count ? `${count} ${count === 1 ? "punt" : "punten"}` : ""));
    }),
  );
}
