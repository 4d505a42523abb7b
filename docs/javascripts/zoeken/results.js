// The results on the page, from the templates in it; text goes in as text, never as HTML.

/** The list of results; `root` leads to the root of the site. */
export function makeResults({ page, root }) {
  const list = page.querySelector("[data-treffers]");
  const template = page.querySelector("[data-sjabloon=treffer]");

  return {
    show(hits) {
      list.replaceChildren(...hits.map(item));
    },

    links: () => [...list.querySelectorAll("[data-titel]")],
  };

  function item(hit) {
    const row = template.content.firstElementChild.cloneNode(true);
    row.dataset.id = hit.id;
    row.querySelector("[data-soort]").textContent = hit.kind;
    row.querySelector("[data-jaar]").textContent = years(hit.years);
    row.querySelector("[data-bron]").textContent = hit.source;
    const link = row.querySelector("[data-titel]");
    link.href = root + hit.address.split("#")[0];
    fill(link, hit.title);
    const domain = row.querySelector("[data-domein]");
    if (hit.domain) {
      domain.hidden = false;
      domain.classList.add(`domein--${hit.domain[0]}`);
      domain.textContent = hit.domain[1];
    }
    const part = row.querySelector("[data-onderdeel]");
    if (hit.part) {
      part.hidden = false;
      part.href = root + hit.address;
      part.dataset.id = hit.part.id;
      fill(part, hit.part.title);
    }
    row.querySelector("[data-label]").textContent = hit.label ? `${hit.label}: ` : "";
    const sentence = row.querySelector("[data-zin]");
    const repeated = hit.part && plain(hit.part.title) === plain(hit.snippet);
    if (!repeated) fill(sentence, hit.snippet);
    return row;
  }
}

/** Puts segments [text, marked] into an element, the marked ones as <mark>. */
export function fill(element, segments) {
  element.replaceChildren(
    ...segments.map(([text, marked]) => {
      if (!marked) return document.createTextNode(text);
      const mark = document.createElement("mark");
      mark.textContent = text;
      return mark;
    }),
  );
}

function years(found) {
  if (found.length < 2) return found[0] ?? "";
  const sorted = [...found].sort();
  return `${sorted[0]}–${sorted[sorted.length - 1]}`;
}

function plain(segments) {
  return segments.map(([text]) => text).join("");
}
