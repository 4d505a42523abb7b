// What the search says about an answer, in Dutch.

/** '12 treffers voor ‘loket’', for the page and for screen readers. */
export function total({ total: count }, { text }) {
  const what = `${written(count)} ${count === 1 ? "treffer" : "treffers"}`;
  return text.trim() ? `${what} voor ‘${text.trim()}’` : what;
}

/**
 * What there is to explain: [{ text, links: [{ text, query }] }]. `query` is what a click on
 * the link would search for.
 */
export function explanations(answer, { text, choice }) {
  const found = [];
  for (const { typed, read } of answer.corrections) {
    found.push({ text: `‘${typed}’ staat nergens. Gezocht op: ${read.join(", ")}.`, links: [] });
  }
  for (const notice of answer.notices) found.push({ text: `‘${notice}’ past bij geen enkel filter.`, links: [] });
  const unknown = answer.unknown.filter((word) => !answer.corrections.some(({ typed }) => typed === word));
  if (answer.total && unknown.length) found.push({ text: `Niet gevonden: ${unknown.map((word) => `‘${word}’`).join(", ")}.`, links: [] });
  if (answer.total) return found;
  if (answer.meaningless) {
    found.push({ text: "Hier staat geen woord in om op te zoeken. Typ een woord of een deel ervan.", links: [] });
  } else if (Object.values(choice).some((tags) => tags.length)) {
    found.push({ text: "Niets gevonden met deze filters. Haal een filter weg of zoek iets anders.", links: [] });
  } else {
    const none = answer.words > 1 ? "Geen van deze woorden staat in een record." : "Dit woord staat in geen enkel record.";
    found.push({ text: `Niets gevonden. ${answer.unknown.length === answer.words ? none : "Geen record voldoet aan de hele vraag."}`, links: [] });
  }
  for (const { word, instead } of answer.suggestions) {
    found.push({ text: `Woorden die op ‘${word}’ lijken:`, links: instead.map((other) => ({ text: other, query: replaced(text, word, other) })) });
  }
  return found;
}

/** What a download will hold. */
export function downloadNote(count) {
  return count === 1 ? "Dit ene record." : `Alle ${written(count)} records, in deze volgorde.`;
}

export const FAULT = "Zoeken lukt nu niet: de index is niet opgehaald. Controleer de verbinding en probeer het opnieuw. Alle records staan hieronder.";

function replaced(text, word, other) {
  const place = text.toLowerCase().indexOf(word);
  return place < 0 ? other : text.slice(0, place) + other + text.slice(place + word.length);
}

function written(count) {
  return count.toLocaleString("nl-NL");
}
