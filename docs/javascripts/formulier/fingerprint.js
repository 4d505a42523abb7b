// The name and the sha256 of a text on the reader's own computer. The file is only read here.

/** Makes the file fields in `page` work; `changed` is called when one is filled in. */
export function fingerprint(page, changed) {
  page.addEventListener("change", async ({ target }) => {
    if (!("vingerafdruk" in target.dataset) || !target.files[0]) return;
    const group = target.closest("[data-veld]");
    const digest = await crypto.subtle.digest("SHA-256", await target.files[0].arrayBuffer());
    const values = { bestand: target.files[0].name, sha256: [...new Uint8Array(digest)].map((byte) => byte.toString(16).padStart(2, "0")).join("") };
    for (const [name, value] of Object.entries(values)) {
      const control = group.querySelector(`[data-veld="${name}"] input`);
      control.value = value;
      control.dispatchEvent(new Event("input", { bubbles: true }));
    }
    changed();
  });
}
