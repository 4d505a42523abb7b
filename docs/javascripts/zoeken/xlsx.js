// A small XLSX file: two sheets, every cell text. The XML is built as a document, so that text stays text.

import { strToU8, zipSync } from "../vendor/fflate.js";

const SHEET = "http://schemas.openxmlformats.org/spreadsheetml/2006/main";
const RELATION = "http://schemas.openxmlformats.org/officeDocument/2006/relationships";
const PACKAGE = "http://schemas.openxmlformats.org/package/2006";
const CONTENT = "application/vnd.openxmlformats-officedocument.spreadsheetml";
const LONGEST_CELL = 32_767;
const FIXED_DATE = new Date("2020-01-01T00:00:00"); // the same selection gives the same file

/** The bytes of a workbook with the selection and, on a second sheet, what it is a selection of. */
export function toXlsx(table, about) {
  const sheets = [["Selectie", table], ["Over deze selectie", about]];
  const files = {
    "[Content_Types].xml": xml(`${PACKAGE}/content-types`, "Types", {}, [
      ["Default", { Extension: "rels", ContentType: "application/vnd.openxmlformats-package.relationships+xml" }],
      ["Default", { Extension: "xml", ContentType: "application/xml" }],
      ["Override", { PartName: "/xl/workbook.xml", ContentType: `${CONTENT}.sheet.main+xml` }],
      ...sheets.map((_, index) => ["Override", { PartName: `/xl/worksheets/sheet${index + 1}.xml`, ContentType: `${CONTENT}.worksheet+xml` }]),
    ]),
    "_rels/.rels": xml(`${PACKAGE}/relationships`, "Relationships", {}, [["Relationship", { Id: "rId1", Type: `${RELATION}/officeDocument`, Target: "xl/workbook.xml" }]]),
    "xl/workbook.xml": xml(SHEET, "workbook", {}, [["sheets", {}, sheets.map(([name], index) => ["sheet", { name, sheetId: index + 1, "r:id": `rId${index + 1}` }])]]),
    "xl/_rels/workbook.xml.rels": xml(`${PACKAGE}/relationships`, "Relationships", {}, sheets.map((_, index) => ["Relationship", { Id: `rId${index + 1}`, Type: `${RELATION}/worksheet`, Target: `worksheets/sheet${index + 1}.xml` }])),
  };
  sheets.forEach(([, rows], index) => {
    files[`xl/worksheets/sheet${index + 1}.xml`] = xml(SHEET, "worksheet", {}, [["sheetData", {}, rows.map((row) => ["row", {}, row.map(cell)])]]);
  });
  return zipSync(Object.fromEntries(Object.entries(files).map(([name, text]) => [name, strToU8(text)])), { mtime: FIXED_DATE });
}

function cell(text) {
  // Control characters have no place in XML.
  const clean = String(text).replace(/[\u0000-\u0008\u000b\u000c\u000e-\u001f\ufffe\uffff]/g, "").slice(0, LONGEST_CELL);
  return ["c", { t: "inlineStr" }, [["is", {}, [["t", { "xml:space": "preserve" }, clean]]]]];
}

/** One XML file; a child is [name, attributes, children or text]. */
function xml(namespace, name, attributes, children) {
  const file = document.implementation.createDocument(namespace, name);
  const add = (parent, [childName, childAttributes, inside = []]) => {
    const child = file.createElementNS(namespace, childName);
    for (const [key, value] of Object.entries(childAttributes)) setAttribute(child, key, value);
    if (typeof inside === "string") child.textContent = inside;
    else inside.forEach((one) => add(child, one));
    parent.append(child);
  };
  for (const [key, value] of Object.entries(attributes)) setAttribute(file.documentElement, key, value);
  children.forEach((child) => add(file.documentElement, child));
  return `<?xml version="1.0" encoding="UTF-8" standalone="yes"?>\n${new XMLSerializer().serializeToString(file)}`;
}

function setAttribute(element, key, value) {
  if (key.startsWith("r:")) element.setAttributeNS(RELATION, key, value);
  else if (key.startsWith("xml:")) element.setAttributeNS("http://www.w3.org/XML/1998/namespace", key, value);
  else element.setAttribute(key, String(value));
}
