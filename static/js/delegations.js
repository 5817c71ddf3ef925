// What helps on the pages of delegations. Nothing here is needed: the text of a paste is read as well without its table.

// A table on the clipboard keeps its cells. Its looks are left behind: Word writes ten times as much of them as of words.
const LOOKS = /\s(?:style|class|lang|id|align|valign|width|height|bgcolor)=(?:"[^"]*"|'[^']*'|[^\s>]+)/gi;

function tablesOf(html) {
  const from = html.search(/<table/i), to = html.toLowerCase().lastIndexOf("</table>");
  return from < 0 || to < from ? "" : html.slice(from, to + 8).replace(LOOKS, "");
}

const list = document.querySelector("textarea[name=text]"), table = document.querySelector("input[name=html]");
if (list && table) {
  let pasting = false;
  list.addEventListener("paste", (event) => {
    const html = list.value.trim() ? "" : event.clipboardData?.getData("text/html") || "";
    table.value = tablesOf(html);
    pasting = true;
    setTimeout(() => { pasting = false; }, 0);
  });
  // Typed over: what stands in the box counts, not what the clipboard held.
  list.addEventListener("input", () => { if (!pasting) table.value = ""; });
}

// A member is dragged by the number; where it is dropped, the place it takes is sent as if it had been typed.
for (const list of document.querySelectorAll("ol[data-drag]")) {
  const rows = [...list.children];
  let dragged = null;
  const over = (event) => event.target.closest?.("ol[data-drag] > li");
  const clear = () => rows.forEach((row) => row.classList.remove("is-dragged", "is-over"));
  for (const row of rows) {
    const number = row.querySelector("input[name=to]");
    number.addEventListener("pointerdown", (event) => { if (event.pointerType === "mouse") row.draggable = true; });
    number.addEventListener("focus", () => number.select());
    row.addEventListener("dragend", () => { row.draggable = false; dragged = null; clear(); });
  }
  list.addEventListener("pointerup", () => rows.forEach((row) => { row.draggable = false; }));
  list.addEventListener("dragstart", (event) => {
    dragged = over(event);
    dragged?.classList.add("is-dragged");
    event.dataTransfer.effectAllowed = "move";
    event.dataTransfer.setData("text/plain", "");
  });
  list.addEventListener("dragover", (event) => {
    if (!dragged) return;
    event.preventDefault();
    rows.forEach((row) => row.classList.toggle("is-over", row === over(event) && row !== dragged));
  });
  list.addEventListener("drop", (event) => {
    const row = over(event);
    if (!dragged || !row || row === dragged) return;
    event.preventDefault();
    const form = dragged.querySelector("form.people-place");
    form.elements.to.value = rows.indexOf(row) + 1;
    form.requestSubmit();
  });
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

// A text to be sent is copied with one press; without script it is marked and copied by hand.
for (const button of document.querySelectorAll("[data-copy]")) {
  const text = document.getElementById(button.dataset.copy), word = button.textContent;
  button.hidden = false;
  button.addEventListener("click", async () => {
    text.select();
    try { await navigator.clipboard.writeText(text.value); } catch { document.execCommand("copy"); }
    button.textContent = button.dataset.done;
    setTimeout(() => { button.textContent = word; }, 2000);
  });
}
