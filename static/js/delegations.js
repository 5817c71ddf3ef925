// What helps on the pages of delegations. Nothing here is needed: the text of a paste is read as well without its table.

// A table on the clipboard keeps its cells: only rows, cells and spans are sent, none of Word's mark-up.
const KEPT = new Set(["TABLE", "TBODY", "THEAD", "TR", "TD", "TH", "BR", "P", "DIV", "LI"]);

function bare(node) {
  if (node.nodeType === Node.TEXT_NODE) return document.createTextNode(node.data);
  if (node.nodeType !== Node.ELEMENT_NODE || ["STYLE", "SCRIPT", "TEMPLATE"].includes(node.nodeName)) return null;
  const copy = KEPT.has(node.nodeName) ? document.createElement(node.nodeName) : document.createDocumentFragment();
  for (const name of ["colspan", "rowspan"]) {
    if (copy.setAttribute && node.hasAttribute(name)) copy.setAttribute(name, node.getAttribute(name));
  }
  for (const child of node.childNodes) {
    const kept = bare(child);
    if (kept) copy.append(kept);
  }
  return copy;
}

function tablesOf(html) {
  const holder = document.createElement("div");
  for (const table of new DOMParser().parseFromString(html, "text/html").querySelectorAll("table")) {
    if (!table.parentElement.closest("table")) holder.append(bare(table));
  }
  return holder.innerHTML;
}

const list = document.querySelector("textarea[name=text]"), table = document.querySelector("input[name=html]");
if (list && table) {
  let pasting = false;
  list.addEventListener("paste", (event) => {
    const html = list.value.trim() ? "" : event.clipboardData?.getData("text/html") || "";
    table.value = html.includes("<t") ? tablesOf(html) : "";
    pasting = true;
    setTimeout(() => { pasting = false; }, 0);
  });
  // Typed over: what stands in the box counts, not what the clipboard held.
  list.addEventListener("input", () => { if (!pasting) table.value = ""; });
}

// How many characters are used of what the leader's page holds.
for (const mark of document.querySelectorAll("[data-budget]")) {
  const field = document.getElementById(mark.dataset.budget);
  field?.addEventListener("input", () => {
    const length = [...field.value.normalize("NFC")].length;
    mark.querySelector(".budget-now").textContent = length;
    mark.classList.toggle("budget-over", length > Number(mark.dataset.most));
  });
}
