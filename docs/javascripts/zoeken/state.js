// What is asked, as the address of the page has it: ?q=…&soort=…&thema=…&sorteer=datum&toon=30

export const PAGE_SIZE = 10; // ten results cost little to fetch
export const MORE = 20;

/** The state in a query string: { text, choice: { facet: [tags] }, sort, count }. */
export function read(search) {
  const parameters = new URLSearchParams(search);
  const state = { text: parameters.get("q") ?? "", choice: {}, sort: "relevantie", count: PAGE_SIZE };
  if (parameters.get("sorteer") === "datum") state.sort = "datum";
  const count = Number.parseInt(parameters.get("toon") ?? "", 10);
  if (count > PAGE_SIZE) state.count = Math.min(count, 1000);
  for (const [name, tag] of parameters) {
    if (["q", "sorteer", "toon"].includes(name) || !tag) continue;
    state.choice[name] = [...new Set([...(state.choice[name] ?? []), tag])];
  }
  return state;
}

/** The query string of a state; empty for the state in which nothing is asked. */
export function write({ text, choice, sort, count }) {
  const parameters = new URLSearchParams();
  if (text.trim()) parameters.set("q", text.trim());
  for (const [name, tags] of Object.entries(choice)) for (const tag of tags) parameters.append(name, tag);
  if (sort !== "relevantie") parameters.set("sorteer", sort);
  if (count > PAGE_SIZE) parameters.set("toon", String(count));
  const written = parameters.toString();
  return written ? `?${written}` : "";
}

/** Whether anything is asked at all. */
export function isAsked({ text, choice }) {
  return Boolean(text.trim()) || Object.values(choice).some((tags) => tags.length);
}
