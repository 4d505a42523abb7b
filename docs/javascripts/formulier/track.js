// The track beside the form: a station for each part, with what does not fit yet.

import { el, refill } from "./dom.js";

/** Draws the stations. `parts` are {target, title, kind, count, here}; `target` is the id of what it leads to. */
export function drawTrack(list, parts) {
  refill(
    list,
    parts.map(({ target, title, kind, count, here }) =>
      el(
        "li",
        { class: here ? "halte halte--hier" : "halte" },
        kind ? el("span", { class: "halte-soort" }, kind) : null,
        el("a", { class: "halte-titel", href: `#${target}`, "aria-current": here ? "step" : null }, title),
        count ? el("span", { class: "halte-soort" }, `${count} ${count === 1 ? "punt" : "punten"}`) : null,
      ),
    ),
  );
}
