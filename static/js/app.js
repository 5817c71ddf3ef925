// What helps on every page: "/" for search, instant search that waits for the end of a syllable, toasts, theme, menus.
// Nothing here is needed: each job also works as a plain link or form.

const typing = (element) => element?.closest("input, textarea, select, [contenteditable]") !== null;

// "/" goes to search, but never while someone types or composes a Vietnamese or Chinese syllable.
document.addEventListener("keydown", (event) => {
  if (event.isComposing || event.ctrlKey || event.metaKey || event.altKey) return;
  if (event.key === "/" && !typing(event.target)) {
    const box = document.querySelector("#site-search");
    if (box && box.offsetParent) { event.preventDefault(); box.focus(); box.select(); }
  }
  if (event.key === "Escape") closeOpen(event);
});

function closeOpen(event) {
  const open = event.target.closest?.("details[open].more, details[open].filter");
  if (open) { open.open = false; open.querySelector("summary").focus(); }
  else if (location.hash === "#menu") location.hash = "#main";
}

// One open menu at a time; a click elsewhere closes it.
document.addEventListener("click", (event) => {
  for (const open of document.querySelectorAll("details[open].more, details[open].filter")) {
    if (!open.contains(event.target)) open.open = false;
  }
});

// Ctrl+Enter saves the form one is in.
document.addEventListener("keydown", (event) => {
  if (event.key !== "Enter" || !(event.ctrlKey || event.metaKey) || event.isComposing) return;
  const form = event.target.closest?.("form");
  const save = form?.querySelector("[data-save]");
  if (save) { event.preventDefault(); form.requestSubmit(save); }
});

// What was sent stays sent: the way back shows a fresh form, or saving again would write a second record.
document.addEventListener("submit", (event) => {
  if (event.target.method === "post") event.target.autocomplete = "off";
});

// Instant search: ask only when the input has settled, and never in the middle of a composition.
let settling;
function settle(event) {
  const box = event.target;
  if (!box.matches?.("[data-settle]") || event.isComposing) return;
  clearTimeout(settling);
  settling = setTimeout(() => box.form?.dispatchEvent(new CustomEvent("search-settled", { bubbles: true })), 300);
}
document.addEventListener("input", settle);
document.addEventListener("compositionstart", () => clearTimeout(settling));
document.addEventListener("compositionend", (event) => setTimeout(() => settle({ target: event.target }), 0));

// A toast stays ten seconds, a warning thirty, and as long as the pointer or the focus is on it.
function watchToast(toast) {
  let left = toast.matches(".toast-warn") ? 30000 : 10000, since = 0, timer = 0;
  const run = () => { since = Date.now(); timer = setTimeout(() => toast.remove(), left); };
  const hold = () => { clearTimeout(timer); left -= Date.now() - since; left = Math.max(left, 2000); };
  const resume = () => { if (!toast.matches(":hover, :focus-within")) run(); };
  toast.addEventListener("mouseenter", hold);
  toast.addEventListener("mouseleave", resume);
  toast.addEventListener("focusin", hold);
  toast.addEventListener("focusout", () => setTimeout(resume, 0));
  run();
}
const toasts = document.querySelector("#toasts");
if (toasts) {
  toasts.querySelectorAll("[data-toast]").forEach(watchToast);
  new MutationObserver((changes) => {
    for (const change of changes) change.addedNodes.forEach((node) => { if (node.matches?.("[data-toast]")) watchToast(node); });
  }).observe(toasts, { childList: true });
}

// Rows chosen in a list: all of the page at once, and how many there are.
const boxes = () => [...document.querySelectorAll("tbody .td-pick input")];
function countPicked() {
  const all = boxes(), picked = all.filter((box) => box.checked).length;
  for (const count of document.querySelectorAll("[data-picked]")) count.textContent = picked;
  for (const box of document.querySelectorAll("[data-pick-all]")) {
    box.hidden = false;
    box.checked = picked > 0 && picked === all.length;
    box.indeterminate = picked > 0 && picked < all.length;
  }
}
document.addEventListener("change", (event) => {
  if (event.target.matches?.("[data-pick-all]")) for (const box of boxes()) box.checked = event.target.checked;
  if (event.target.closest?.(".td-pick")) countPicked();
});
document.addEventListener("htmx:afterSettle", countPicked);
addEventListener("pageshow", countPicked);

// Light or dark: shown at once, kept by the same form post that works without script.
document.addEventListener("click", async (event) => {
  const choice = event.target.closest("[data-theme-choice]");
  if (!choice) return;
  event.preventDefault();
  const form = choice.form, data = new FormData(form, choice);
  const answer = await fetch(form.action, { method: "POST", body: data, redirect: "manual" }).catch(() => null);
  if (!answer || (answer.status >= 400)) { form.requestSubmit(choice); return; }
  if (choice.value) document.documentElement.dataset.bsTheme = choice.value;
  else delete document.documentElement.dataset.bsTheme;
  form.querySelectorAll("[data-theme-choice]").forEach((other) => other.toggleAttribute("aria-current", false));
  choice.setAttribute("aria-current", "true");
});

// What could not be saved takes the focus, on a full page and after a swap.
const focusTrouble = (root) => root.querySelector?.("[data-focus]")?.focus();
focusTrouble(document);
document.addEventListener("htmx:afterSwap", (event) => focusTrouble(event.target));

// One question changed in its own place: Escape leaves it as it was, and the focus goes back to where it came from.
document.addEventListener("keydown", (event) => {
  const form = event.key === "Escape" && !event.isComposing && !event.defaultPrevented && event.target.closest?.("[data-part-form]");
  if (form) form.querySelector("[data-part-cancel]").click();
});
document.addEventListener("htmx:afterSettle", (event) => {
  const sent = event.detail.requestConfig?.elt?.closest?.("[data-part-form], .part-edit");
  const form = document.querySelector("#part-form");
  if (form?.contains(event.detail.elt) || event.detail.elt?.contains?.(form)) (form.querySelector("[aria-invalid], [autofocus]") || form.querySelector("input:not([type=hidden]), select, textarea"))?.focus();
  else if (sent?.dataset.partForm) document.querySelector(`#${sent.dataset.partForm} .part-edit`)?.focus();
});

// Who signs out takes the drafts along: the next person at this device must not find them.
document.addEventListener("submit", (event) => {
  if (!event.target.getAttribute("action")?.endsWith("/sign-out")) return;
  for (const key of Object.keys(localStorage)) if (key.startsWith("draft")) localStorage.removeItem(key);
});
