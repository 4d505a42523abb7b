// The filters beside the results: checkboxes with live counts, and the chosen ones as chips.

const SHOWN = 8;

/**
 * The filters. `onChange(choice)` is called with { facet: [tags] } when the reader changes one;
 * `onUntype(text)` when a filter that was typed in the search field is taken away; `onWanted(name)`
 * when the reader wants to see a facet that has no values yet, because there are very many.
 */
export function makeFilters({ page, onChange, onUntype, onWanted }) {
  const panel = page.querySelector("[data-filtervorm]");
  const chips = page.querySelector("[data-gekozen]");
  const summary = page.querySelector("[data-filteraantal]");
  const [facetTemplate, valueTemplate, chipTemplate] = ["facet", "waarde", "gekozen"].map((name) => page.querySelector(`[data-sjabloon=${name}]`));
  let facets = [];
  const rows = new Map(); // facet -> [{ row, box, count }]

  panel.addEventListener("change", () => onChange(chosenIn(panel)));

  /** Makes the checkboxes, once. */
  function build(found) {
    facets = found;
    panel.replaceChildren(...found.map(fieldset));
  }

  /** Gives a facet its values. */
  function fill(facet) {
    facets = facets.map((other) => (other.name === facet.name ? facet : other));
    const old = panel.querySelector(`[data-facet="${facet.name}"]`);
    const [wanted, made] = [old.contains(document.activeElement), fieldset(facet)];
    old.replaceWith(made);
    if (wanted) {
      made.querySelector(".facet-meer").click();
      made.querySelector(".facet-meer").focus();
    }
  }

  /** The facets of a choice that have no values yet. */
  function missing(choice) {
    return facets.filter((facet) => !facet.values.length && choice[facet.name]?.length).map((facet) => facet.name);
  }

  function fieldset(facet) {
    const element = facetTemplate.content.firstElementChild.cloneNode(true);
    element.dataset.facet = facet.name;
    element.querySelector("legend").textContent = facet.title;
    const list = element.querySelector("ul");
    const values = facet.values.map(([tag, label], index) => value(facet, tag, label, index));
    rows.set(facet.name, values.map((row) => ({ row, box: row.querySelector("input"), count: row.querySelector(".aantal") })));
    list.replaceChildren(...values);
    const more = element.querySelector(".facet-meer");
    more.hidden = facet.count <= SHOWN + 1;
    more.textContent = `Alle ${facet.count}`;
    more.setAttribute("aria-label", `Alle ${facet.count} bij ${facet.title}`);
    list.classList.toggle("facet-kort", !more.hidden);
    more.addEventListener("click", () => {
      if (!values.length) {
        onWanted(facet.name);
        return;
      }
      const open = list.classList.toggle("facet-kort") === false;
      more.setAttribute("aria-expanded", String(open));
      more.textContent = open ? "Minder" : `Alle ${facet.count}`;
      more.setAttribute("aria-label", `${more.textContent} bij ${facet.title}`);
    });
    return element;
  }

  function value(facet, tag, label, index) {
    const element = valueTemplate.content.firstElementChild.cloneNode(true);
    element.classList.toggle("waarde-verder", index >= SHOWN);
    const box = element.querySelector("input");
    box.name = facet.name;
    box.value = tag;
    element.querySelector(".waarde-naam").textContent = label;
    return element;
  }

  /** Shows the counts and what is chosen. Values keep their place, so that nothing moves. */
  function show({ counts, choice, typed }) {
    const byName = new Map(counts);
    for (const facet of facets) {
      rows.get(facet.name).forEach(({ row, box, count }, index) => {
        const number = byName.get(facet.name)?.[index] ?? 0;
        box.checked = choice[facet.name]?.includes(box.value) ?? false;
        if (count.textContent !== String(number)) count.textContent = String(number);
        row.classList.toggle("waarde-leeg", number === 0 && !box.checked);
        row.classList.toggle("waarde-gekozen", box.checked);
      });
    }
    const made = [
      ...facets.flatMap((facet) => (choice[facet.name] ?? []).flatMap((tag) => chip(facet, tag, choice))),
      ...typed.map(({ text }) => textChip(text)),
    ];
    chips.replaceChildren(...made);
    chips.hidden = !made.length;
    summary.textContent = made.length ? `${made.length} gekozen` : "";
  }

  function chip(facet, tag, choice) {
    const label = facet.values.find(([known]) => known === tag)?.[1];
    if (label === undefined) return [];
    const rest = { ...choice, [facet.name]: choice[facet.name].filter((other) => other !== tag) };
    return [chipWith(`${facet.title}: ${label}`, () => onChange(rest))];
  }

  function textChip(text) {
    return chipWith(text, () => onUntype(text));
  }

  function chipWith(name, onClick) {
    const element = chipTemplate.content.firstElementChild.cloneNode(true);
    element.querySelector(".gekozen-naam").textContent = name;
    element.querySelector("button").addEventListener("click", onClick);
    return element;
  }

  return { build, fill, missing, show };
}

function chosenIn(panel) {
  const choice = {};
  for (const box of panel.querySelectorAll("input:checked")) choice[box.name] = [...(choice[box.name] ?? []), box.value];
  return choice;
}
