// The finished text on its way out: copied, downloaded, or on to the platform where the files stand.

const LONGEST_ADDRESS = 7500; // beyond this, platforms and browsers refuse
const WITH_VALUE = /([?&])[^?&=]*=\{value\}(&?)/;

/**
 * The address on the platform for a file: {href, text, filled}. With the text in it when that fits
 * (`filled`), else without; null when no address is known.
 */
export function platformAddress(register, file, text) {
  const pattern = file.opened ? register.wijzig_adres : register.nieuw_adres;
  if (!pattern) return null;
  const bare = pattern.replace(WITH_VALUE, (_, before, after) => (after ? before : "")).replaceAll("{file}", encodeURI(file.name));
  if (!pattern.includes("{value}")) return { href: bare, filled: false };
  const filled = pattern.replaceAll("{file}", encodeURI(file.name)).replaceAll("{value}", encodeURIComponent(text));
  return filled.length <= LONGEST_ADDRESS ? { href: filled, filled: true } : { href: bare, filled: false };
}

/** What to do with the file, in words. `source` is one that goes along with it, or null. */
export function instructions(file, address, faults, source) {
  const where = file.opened ? `Dit is de nieuwe inhoud van ${file.name}.` : `Dit wordt een nieuw bestand: ${file.name}.`;
  const unfinished = faults ? " Er kloppen nog dingen niet; zolang dat zo is, wordt het bestand niet opgenomen." : "";
  let how = " Download of kopieer het, en dien het in met een pull request.";
  if (address?.filled) how = " De knop opent het nieuwe bestand met deze tekst erin.";
  else if (address && file.opened) how = " De knop kopieert de tekst en opent het bestand. Vervang daar alles door wat u kopieerde.";
  else if (address) how = " De tekst is te lang om mee te sturen. De knop kopieert hem en opent een leeg bestand. Plak hem daar.";
  const along = source ? ` Dit bestand verwijst naar ‘${source.titel}’ uit uw concept van een bron. Dien die bron mee in, in hetzelfde voorstel.` : "";
  return where + how + along + unfinished;
}

/** Give a text to the reader as a file. */
export function download(name, text, type = "text/yaml") {
  const link = document.createElement("a");
  link.href = URL.createObjectURL(new Blob([text], { type: `${type};charset=utf-8` }));
  link.download = name;
  link.click();
  setTimeout(() => URL.revokeObjectURL(link.href), 1000);
}

/** Copy a text; gives whether that worked. */
export async function copy(text) {
  try {
    await navigator.clipboard.writeText(text);
    return true;
  } catch {
    return false; // no permission, or a page without https
  }
}
