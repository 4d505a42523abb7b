// The page of a form: opens it, keeps the draft, shows the preview and hands over the file.

import { Choices } from "./choices.js";
import { Chooser } from "./chooser.js";
import { el, jump, settled } from "./dom.js";
import { Drafts } from "./draft.js";
import { rowsOf } from "./fields.js";
import { fingerprint } from "./fingerprint.js";
import { copy, download, instructions, platformAddress } from "./handover.js";
import { withOwnSource } from "./own_source.js";
import { Preview } from "./preview.js";
import { FetchError, Store } from "./store.js";
import { drawTrack } from "./track.js";
import { Workbench } from "./workbench.js";

const page = document.querySelector("[data-formulier]");
const kind = page.dataset.formulier;
const part = (name) => page.querySelector(`[data-${name}]`);

const announced = settled(() => (part("melding").textContent = announced.text), 150);
const announce = (text) => {
  announced.text = text;
  announced();
};

const drafts = new Drafts(kind, window.localStorage);
const store = new Store(page.dataset.root);
let bench;
let preview;
let opener;
let openable; // the records of the site that this form can change
let edited = false;
let result = null;
let previous = null; // what stood here before something else came in its place
let counted = -1;

async function start() {
  const { schemas, register: onSite } = await store.open();
  const { register, source } = kind === "bron" ? { register: onSite, source: null } : withOwnSource(onSite, window.localStorage);
  bench = new Workbench(page, { store, schemas, register, source, announce, show: (found) => show(found, register), edited: () => (edited = true) });
  preview = new Preview(bench.choices);
  openable = new Choices(onSite).rows(part("openen").dataset.keuzes);
  opener = new Chooser(part("openen"), {
    rows: () => openable,
    changed: () => {
      const id = opener.value || null;
      if (id !== bench.id && (id === null || isOnSite(id))) open(id);
    },
    announce,
  });
  const asked = new URLSearchParams(location.search).get("id");
  const id = isOnSite(asked) ? asked : null;
  const draft = drafts.load(id);
  if (draft) await restore(draft);
  else await fill({ id });
  part("werk").hidden = false;
}

function isOnSite(id) {
  return openable.some((row) => row.id === id);
}

async function fill(content) {
  edited = false;
  await bench.fill(content);
  opener.value = bench.id ?? "";
  // Whoever loads the page again, comes back to the same record.
  const address = new URL(location.href);
  if (bench.id) address.searchParams.set("id", bench.id);
  else address.searchParams.delete("id");
  history.replaceState(null, "", address);
}

/** Open a record of the site, or what is new, as it was left here; what stood in the form is kept as its own draft. */
async function open(id) {
  keep();
  previous = null;
  const draft = drafts.load(id);
  if (draft) return restore(draft);
  await fill({ id });
  return sayDraft(id ? "Geopend. Wat u verandert, wordt als concept bewaard." : "");
}

async function restore(draft) {
  // A record that is gone since leaves a draft of a new one.
  await fill(isOnSite(draft.id) ? draft : { ...draft, id: null });
  if (bench.isOutdated(draft.basis)) return sayDraft("Let op: dit record is op de site veranderd sinds u eraan begon. Uw concept gaat uit van de oude tekst. Download het, verwijder het en open het record opnieuw.");
  const moment = new Date(draft.bewaard);
  return sayDraft(`Het concept van ${Number.isNaN(moment.getTime()) ? "eerder" : moment.toLocaleString("nl-NL", { dateStyle: "long", timeStyle: "short" })} staat hieronder.`);
}

function sayDraft(text) {
  part("concept").replaceChildren(text || "Wat u invult, blijft in deze browser staan tot u het verwijdert.");
  if (!previous) return;
  const back = el("button", { class: "knop", type: "button" }, "Zet terug wat er stond");
  back.addEventListener("click", async () => {
    const before = previous;
    previous = null;
    await fill(before);
    edited = true;
    bench.update();
    opener.value = bench.id ?? "";
    announce("Teruggezet");
  });
  part("concept").append(" ", back);
}

function keep() {
  if (!edited) return;
  const moment = drafts.save(bench.snapshot());
  if (moment && !previous) part("concept").textContent = `Concept bewaard in deze browser om ${new Date(moment).toLocaleTimeString("nl-NL", { timeStyle: "short" })}.`;
  if (!moment) part("concept").textContent = "Deze browser bewaart niets. Download het concept voor u weggaat.";
}

function show(found, register) {
  result = found;
  for (const name of ["vel", "voorbeelddeel", "bestanddeel"]) part(name).hidden = !found;
  if (!found) return;
  const { shown } = bench.faults.show(found.faults, found.source);
  if (shown !== counted && counted >= 0) announce(shown ? `${shown} ${shown === 1 ? "melding" : "meldingen"} bij de velden` : "Geen meldingen meer bij de velden");
  counted = shown;
  showTrack();
  showPreview();
  showFile(register);
  keep();
}

function showTrack() {
  const main = page.querySelector(".veld--hoofdlijst");
  const rows = main ? rowsOf(main) : [];
  const counts = new Map();
  for (const { at } of result.faults) {
    const row = at && main && at[0] === main.dataset.veld && typeof at[1] === "number" ? rows[at[1]] : null;
    counts.set(row, (counts.get(row) ?? 0) + 1);
  }
  const titles = result.data[main?.dataset.veld] ?? [];
  const active = document.activeElement;
  const heading = (id) => {
    const section = page.querySelector(`#${id}`);
    return { target: `${id}-kop`, title: section.querySelector("h2").textContent, here: section.contains(active) };
  };
  const stations = rows.map((row, place) => {
    row.querySelector("[data-deeltitel]").textContent = titles[place]?.titel ?? "";
    return {
      target: row.querySelector("[data-vouw]").id,
      kind: row.querySelector("[data-deelnaam]").textContent,
      title: titles[place]?.titel || "nog zonder titel",
      count: counts.get(row),
      here: row.contains(active),
    };
  });
  const first = { ...heading("gegevens"), count: counts.get(null) };
  first.here &&= !stations.some(({ here }) => here);
  drawTrack(part("spoor"), [first, ...stations, ...["controle", "voorbeeld", "bestand"].map(heading)]);
}

function showPreview() {
  const { entries, start, data } = result;
  if (kind === "opvolging") return part("voorbeeld").replaceChildren(preview.followUp(data, bench.choices.title(bench.id)));
  const pages = entries.filter((entry) => !entry.isPart && start.every((step, place) => entry.path[place] === step));
  const select = part("pagina");
  const chosen = Math.min(Math.max(select.selectedIndex, 0), pages.length - 1);
  select.replaceChildren(...pages.map((entry) => new Option(entry.record.titel || entry.id || "nog zonder titel")));
  select.selectedIndex = chosen;
  part("pagina-keuze").hidden = pages.length < 2;
  return part("voorbeeld").replaceChildren(preview.page(pages[chosen]));
}

function showFile(register) {
  const { file, text, part: own, faults, source } = result;
  const address = platformAddress(register, file, text);
  part("yaml").textContent = own ? own.join("\n") : text;
  part("bestandsuitleg").textContent = `${instructions(file, address, faults.length, source)}${own ? " Hieronder staat alleen uw deel ervan." : ""}`;
  part("kopieer-deel").hidden = !own;
  part("platform").hidden = !address;
  if (!address) return;
  part("platform").href = address.href;
  part("platform").textContent = address.filled ? "Maak het bestand aan" : "Kopieer en open het bestand";
}

async function copied(text) {
  part("inlevermelding").textContent = (await copy(text)) ? "Gekopieerd." : "Kopiëren mag hier niet. Download het bestand, of selecteer de tekst hieronder.";
}

// Enter in a field checks nothing and sends nothing.
part("vorm").addEventListener("submit", (event) => event.preventDefault());
part("spoor").addEventListener("click", jump);
part("controleer").addEventListener("click", () => {
  bench.faults.showAll();
  bench.now();
  page.querySelector("#controle-kop").focus();
});
part("uitleg").addEventListener("click", ({ currentTarget }) => {
  const shown = currentTarget.getAttribute("aria-pressed") !== "true";
  currentTarget.setAttribute("aria-pressed", String(shown));
  page.classList.toggle("zonder-uitleg", !shown);
});
part("pagina").addEventListener("change", showPreview);
part("kopieer-bestand").addEventListener("click", () => copied(result.text));
part("kopieer-deel").addEventListener("click", () => copied(`${result.part.join("\n")}\n`));
part("download").addEventListener("click", () => download(result.file.name.split("/").pop(), result.text));
part("platform").addEventListener("click", () => {
  if (part("platform").textContent.startsWith("Kopieer")) copied(result.text);
});
part("concept-download").addEventListener("click", () => download(`concept-${kind}.json`, drafts.text({ ...bench.snapshot(), bewaard: new Date().toISOString() }), "application/json"));
part("concept-openen").addEventListener("change", async ({ currentTarget }) => {
  const draft = drafts.read((await currentTarget.files[0]?.text()) ?? "");
  currentTarget.value = "";
  if (!draft) return sayDraft("Dit is geen concept van dit formulier.");
  previous = bench.isEmpty ? null : bench.snapshot();
  await restore(draft);
  edited = true;
  return keep();
});
part("concept-weg").addEventListener("click", async () => {
  const { id } = bench;
  previous = bench.isEmpty ? null : bench.snapshot();
  await fill({ id });
  drafts.remove(id);
  sayDraft("Het concept is verwijderd.");
  announce("Het concept is verwijderd");
});
page.addEventListener("focusin", settled(() => result && showTrack(), 100));
fingerprint(page, () => bench.now());
window.addEventListener("pagehide", () => bench && result && keep());

/** Say so when a file of the site cannot be fetched; anything else is a fault of ours. */
window.addEventListener("unhandledrejection", (event) => {
  if (!(event.reason instanceof FetchError)) return;
  event.preventDefault();
  part("storing").hidden = false;
  part("storing").textContent = "De lijsten van de site zijn niet opgehaald. Controleer de verbinding en laad de pagina opnieuw. Uw concept blijft staan.";
});

start();
