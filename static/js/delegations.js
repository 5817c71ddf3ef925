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

// A member is dragged by a handle; where it is dropped, the place it takes is sent as if it had been typed.
for (const list of document.querySelectorAll("ol[data-drag]")) {
  const rows = [...list.children];
  let dragged = null;
  const rowOf = (event) => event.target.closest?.("ol[data-drag] > li");
  const clear = () => rows.forEach((row) => row.classList.remove("is-dragged", "is-over"));
  for (const row of rows) {
    const form = row.querySelector("form.people-place"), grip = document.createElement("span");
    grip.className = "people-grip";
    grip.draggable = true;
    grip.setAttribute("aria-hidden", "true");
    grip.textContent = "⠿";
    form.prepend(grip);
    form.elements.to.addEventListener("focus", () => form.elements.to.select());
  }
  list.addEventListener("dragstart", (event) => {
    if (!event.target.classList?.contains("people-grip")) return;
    dragged = rowOf(event);
    dragged.classList.add("is-dragged");
    event.dataTransfer.effectAllowed = "move";
    event.dataTransfer.setData("text/plain", "");
    event.dataTransfer.setDragImage(dragged, 10, 10);
  });
  list.addEventListener("dragend", () => { dragged = null; clear(); });
  list.addEventListener("dragover", (event) => {
    const row = rowOf(event);
    if (!dragged || !row || row.parentElement !== dragged.parentElement) return;
    event.preventDefault();
    rows.forEach((one) => one.classList.toggle("is-over", one === row && one !== dragged));
  });
  list.addEventListener("drop", (event) => {
    const row = rowOf(event);
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
