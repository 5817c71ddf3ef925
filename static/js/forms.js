// What helps in forms: people as tokens, "same as last time", rows one may add, and the local draft.

// Type-ahead over a plain <select>. The library is fetched only when a page has such a field.
const pickers = () => document.querySelectorAll("select[data-tokens], select[data-source]");
const library = () => new Promise((done, failed) => {
  if (window.TomSelect) return done();
  const script = document.createElement("script");
  script.src = document.querySelector("meta[name=tom-select]").content;
  script.onload = done;
  script.onerror = failed;
  document.head.append(script);
});

// Folding as the server's search does it, so that "da nang" finds "Đà Nẵng".
const fold = (text) => text.normalize("NFD").replace(/[\u0300-\u036f]/g, "").replace(/đ/gi, "d").toLowerCase();

function settings(select) {
  const source = select.dataset.source;
  let composing = false, answered = new Set();
  return {
    refreshThrottle: 0, // Enter takes the first name that fits what was typed, however fast it was typed.
    plugins: select.multiple ? ["token_off"] : [],
    maxOptions: 50,
    placeholder: select.dataset.placeholder || "",
    hidePlaceholder: false,
    allowEmptyOption: false,
    closeAfterSelect: !select.multiple,
    // The next name is typed into an empty box, not behind the last one.
    onItemAdd() { this.setTextboxValue(""); this.refreshOptions(false); },
    // What the server found under another form of the name stands below what reads like the words typed.
    score(search) {
      const words = fold(search).split(/\s+/).filter(Boolean);
      return (option) => (words.every((word) => fold(option.text).includes(word)) ? 2 : Number(answered.has(option.value)));
    },
    onInitialize() {
      // The plain select stays for the form and for links from the error summary; it hands the focus on.
      select.setAttribute("aria-hidden", "true");
      select.addEventListener("focus", () => this.focus());
      const box = this.control_input;
      box.addEventListener("compositionstart", () => { composing = true; });
      box.addEventListener("compositionend", () => {
        composing = false;
        if (box.value) this.load(box.value);
      });
      const about = select.getAttribute("aria-describedby");
      if (about) box.setAttribute("aria-describedby", about);
    },
    shouldLoad: (query) => Boolean(source) && query.length > 0 && !composing,
    load: source ? (query, done) => {
      const url = new URL(source, location.href);
      url.searchParams.set("q", query);
      fetch(url, { headers: { Accept: "application/json" } }).then((answer) => answer.json()).then((found) => {
        answered = new Set(found.map(({ value }) => value));
        done(found);
      }, () => done());
    } : null,
    render: {
      no_results: () => null,
      loading: () => null,
    },
  };
}

function defineTokenOff() {
  window.TomSelect.define("token_off", function tokenOff() {
    this.hook("after", "setupTemplates", () => {
      const draw = this.settings.render.item;
      this.settings.render.item = (data, escape) => {
        const holder = document.createElement("div");
        holder.innerHTML = draw.call(this, data, escape);
        const item = holder.firstElementChild || holder;
        const off = document.createElement("button");
        off.type = "button";
        off.className = "token-off";
        off.tabIndex = -1;
        off.textContent = "✕";
        off.setAttribute("aria-label", `✕ ${data.text}`);
        off.addEventListener("mousedown", (event) => event.preventDefault());
        off.addEventListener("click", (event) => { event.stopPropagation(); this.removeItem(data.value); this.focus(); });
        item.append(off);
        return item;
      };
    });
  });
}

async function dressPickers() {
  const plain = [...pickers()].filter((select) => !select.tomselect);
  if (!plain.length) return;
  const first = !window.TomSelect;
  await library();
  if (first) defineTokenOff();
  plain.forEach((select) => new window.TomSelect(select, settings(select)));
}

// The browser's own file button speaks the browser's language; ours speaks the page's and names what was chosen.
for (const input of document.querySelectorAll("input[type=file][data-choose]")) {
  const box = document.createElement("div"), button = document.createElement("span"), names = document.createElement("span");
  box.className = "file-dressed";
  button.className = "btn";
  button.textContent = input.dataset.choose;
  names.className = "file-names";
  for (const part of [button, names]) part.setAttribute("aria-hidden", "true");
  input.before(box);
  box.append(button, names, input);
  input.addEventListener("change", () => { names.textContent = [...input.files].map((file) => file.name).join(", "); });
}

// "Same as last time" puts the people in without a round trip.
document.addEventListener("click", (event) => {
  const button = event.target.closest("[data-same]");
  const picker = button && document.getElementById(button.dataset.same)?.tomselect;
  if (!picker) return;
  event.preventDefault();
  for (const [value, text] of JSON.parse(button.dataset.values)) {
    picker.addOption({ value: String(value), text });
    picker.addItem(String(value));
  }
});

// The working day before a deadline that falls on a day off is taken over at one press.
const showDays = (root) => root.querySelectorAll?.("[data-day]").forEach((button) => { button.hidden = false; });
showDays(document);
document.addEventListener("htmx:afterSwap", (event) => showDays(event.target));
document.addEventListener("click", (event) => {
  const button = event.target.closest("[data-day]"), note = button?.closest(".date-note");
  const box = note && document.getElementById(note.id.replace(/-day$/, ""));
  if (!box) return;
  box.value = button.dataset.day;
  box.focus();
  box.dispatchEvent(new Event("change", { bubbles: true }));
});

// A copied row has the look of a type-ahead box without its life: back to the plain select.
function undress(row) {
  row.querySelectorAll(".ts-wrapper").forEach((box) => box.remove());
  for (const select of row.querySelectorAll("select.tomselected")) {
    select.classList.remove("tomselected", "ts-hidden-accessible");
    for (const name of ["aria-hidden", "tabindex"]) select.removeAttribute(name);
  }
  for (const label of row.querySelectorAll("label[for$='-ts-control']")) label.htmlFor = label.htmlFor.replace(/-ts-control$/, "");
}

// One more row: the last one, emptied, with the next number in its names.
document.addEventListener("click", (event) => {
  const button = event.target.closest("[data-add]");
  const rows = button && button.closest("fieldset")?.querySelector(`[data-repeat="${button.dataset.add}"]`);
  const last = rows?.lastElementChild;
  if (!last) return;
  event.preventDefault();
  const list = button.dataset.add, number = rows.children.length, row = last.cloneNode(true);
  undress(row);
  const renumber = (text) => text.replace(new RegExp(`^${list}-\\d+`), `${list}-${number}`);
  for (const part of row.querySelectorAll("[id], [name], [for]")) {
    for (const name of ["id", "name", "for"]) if (part.hasAttribute(name)) part.setAttribute(name, renumber(part.getAttribute(name)));
  }
  row.querySelectorAll(".wrong").forEach((error) => error.remove());
  row.querySelectorAll(".date-note").forEach((note) => note.replaceChildren());
  for (const day of row.querySelectorAll("[hx-target$='-day']")) day.setAttribute("hx-target", `#${day.id}-day`);
  for (const control of row.querySelectorAll("input, select, textarea")) {
    control.removeAttribute("aria-invalid");
    control.removeAttribute("aria-describedby");
    if (control.matches("[data-source], [data-fresh]")) control.value = "";
    else if (control.tagName === "SELECT") control.value = last.querySelector("select")?.value ?? "";
    else if (control.type === "checkbox") control.checked = false;
    else control.value = "";
  }
  rows.append(row);
  window.htmx?.process(row);
  dressPickers().catch(() => {});
  row.querySelector("input:not([type=hidden]), textarea, select")?.focus();
});

// The draft of a long form stays on this device until it is saved. Never files, never tokens, never passwords.
const skipped = new Set(["csrf_token", "form_key"]);
// The version goes with the typing: what others saved since is then told apart from what was typed.
const unseen = new Set(["version", "original"]);
const clock = (when) => new Intl.DateTimeFormat("vi", { hour: "2-digit", minute: "2-digit", hour12: false }).format(when);

function typed(form) {
  const kept = [];
  for (const [name, value] of new FormData(form)) {
    if (typeof value === "string" && !skipped.has(name) && form.elements[name]?.type !== "password") kept.push([name, value]);
  }
  return kept;
}

function restore(form, fields) {
  const values = Map.groupBy ? Map.groupBy(fields, ([name]) => name) : fields.reduce((all, pair) => all.set(pair[0], [...(all.get(pair[0]) || []), pair]), new Map());
  for (const [name, pairs] of values) {
    const wanted = pairs.map(([, value]) => value), found = form.elements[name];
    for (const control of found instanceof RadioNodeList ? found : found ? [found] : []) {
      if (control.tomselect) control.tomselect.setValue(wanted);
      else if (control.type === "radio" || control.type === "checkbox") control.checked = wanted.includes(control.value);
      else if (control.multiple) [...control.options].forEach((option) => { option.selected = wanted.includes(option.value); });
      else control.value = wanted[0];
    }
  }
}

function offer(note, found, form, key) {
  const use = document.createElement("button"), drop = document.createElement("button");
  note.textContent = note.dataset.found.replace("{time}", clock(found.at));
  use.textContent = note.dataset.restore;
  drop.textContent = note.dataset.drop;
  for (const button of [use, drop]) { button.type = "button"; button.className = "link"; note.append(button); }
  use.addEventListener("click", () => { restore(form, found.fields); note.textContent = ""; });
  drop.addEventListener("click", () => { localStorage.removeItem(key); note.textContent = ""; });
}

// One person's draft is not offered to the next who signs in on the same machine.
const draftKey = (form) => `draft:${document.body.dataset.person || ""}:${form.dataset.draft}`;

function keepDraft(form) {
  const key = draftKey(form), note = document.querySelector("[data-draft-note]");
  const words = (fields) => JSON.stringify(fields.filter(([name]) => !unseen.has(name)));
  const start = words(typed(form));
  let timer, leaving = false;
  const found = JSON.parse(localStorage.getItem(key) || "null");
  if (found && note && words(found.fields) !== start && !form.querySelector("[aria-invalid]")) offer(note, found, form, key);
  const keep = () => {
    const fields = typed(form);
    if (leaving || words(fields) === start) return;
    localStorage.setItem(key, JSON.stringify({ at: Date.now(), fields }));
    if (note) note.textContent = note.dataset.kept.replace("{time}", clock(Date.now()));
  };
  const later = () => { clearTimeout(timer); timer = setTimeout(keep, 1000); };
  form.addEventListener("input", later);
  form.addEventListener("change", later);
  form.querySelector("[data-discard]")?.addEventListener("click", () => { leaving = true; localStorage.removeItem(key); });
  // Sent, but not yet accepted: the next page clears it, unless it is this form again.
  form.addEventListener("submit", () => { keep(); sessionStorage.setItem("draft-sent", key); });
}

function clearSentDraft() {
  const sent = sessionStorage.getItem("draft-sent");
  if (!sent || document.querySelector("[data-conflict]")) return;
  sessionStorage.removeItem("draft-sent");
  const still = [...document.querySelectorAll("form[data-draft]")].some((form) => draftKey(form) === sent);
  if (!still && !document.querySelector(".error-piece")) localStorage.removeItem(sent);
}

try {
  clearSentDraft();
  document.querySelectorAll("form[data-draft]").forEach(keepDraft);
} catch { /* a browser that forbids storage keeps no drafts; the form itself works */ }

dressPickers().catch(() => { /* the plain select stays */ });
document.addEventListener("htmx:afterSwap", () => dressPickers().catch(() => {}));

// The camera gives one photo at a time: the earlier ones are kept, counted, and bound into one file unless told otherwise.
for (const camera of document.querySelectorAll("[data-camera]")) {
  const said = document.createElement("span"), again = document.createElement("button"), form = camera.form;
  let taken = [];
  said.className = "file-names";
  said.setAttribute("role", "status");
  again.type = "button";
  again.className = "link";
  again.textContent = camera.dataset.again;
  const show = () => {
    const all = new DataTransfer();
    taken.forEach((photo) => all.items.add(photo));
    camera.files = all.files;
    said.textContent = taken.length ? camera.dataset.camera.replace("{n}", taken.length) : "";
    if (taken.length) said.after(again); else again.remove();
    const bind = form?.querySelector("input[name=as_pdf]");
    if (bind && taken.length > 1) bind.checked = true;
  };
  camera.after(said);
  camera.addEventListener("change", () => { taken = [...taken, ...camera.files]; show(); });
  again.addEventListener("click", () => { taken = taken.slice(0, -1); show(); });
}
