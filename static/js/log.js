// The visit log's form: the box that finds a partner while one types, and what is known about the one chosen.
// Without script the server matches the typed name and asks when several fit.

const box = document.querySelector("input[data-suggest]");

function draw(list, found, pick) {
  list.replaceChildren(...found.map(({ value, text }, index) => {
    const option = document.createElement("div");
    option.className = "option";
    option.id = `${list.id}-${index}`;
    option.setAttribute("role", "option");
    option.textContent = text;
    option.addEventListener("mousedown", (event) => { event.preventDefault(); pick({ value, text }); });
    return option;
  }));
}

function dress(input) {
  const key = input.form.elements.locality_id, list = document.createElement("div"), holder = document.createElement("div");
  let found = [], at = -1, asking = 0, timer;
  list.id = `${input.id}-list`;
  list.className = "ts-dropdown-content";
  list.setAttribute("role", "listbox");
  list.setAttribute("aria-label", input.labels[0]?.textContent ?? "");
  holder.className = "ts-dropdown";
  holder.hidden = true;
  holder.append(list);
  input.parentElement.classList.add("suggests");
  input.after(holder);
  for (const [name, value] of [["role", "combobox"], ["aria-autocomplete", "list"], ["aria-controls", list.id], ["aria-expanded", "false"]]) input.setAttribute(name, value);

  const close = () => { holder.hidden = true; at = -1; input.setAttribute("aria-expanded", "false"); input.removeAttribute("aria-activedescendant"); };
  const open = () => { holder.hidden = !found.length; input.setAttribute("aria-expanded", String(found.length > 0)); };
  const mark = (index) => {
    at = index;
    [...list.children].forEach((option, place) => {
      option.classList.toggle("active", place === at);
      option.setAttribute("aria-selected", String(place === at));
    });
    if (at >= 0) { input.setAttribute("aria-activedescendant", list.children[at].id); list.children[at].scrollIntoView({ block: "nearest" }); }
  };
  const pick = ({ value, text }) => {
    input.value = text;
    key.value = value;
    close();
    input.dispatchEvent(new Event("change", { bubbles: true }));
    meet(input, value);
  };
  const ask = async () => {
    const query = input.value.trim(), mine = ++asking;
    if (!query) { found = []; close(); return; }
    const url = new URL(input.dataset.suggest, location.href);
    url.searchParams.set("q", query);
    const answer = await fetch(url, { headers: { Accept: "application/json" } }).then((got) => got.json()).catch(() => []);
    if (mine !== asking || document.activeElement !== input) return;
    found = answer;
    draw(list, found, pick);
    open();
    mark(found.length ? 0 : -1);
  };
  // Never in the middle of a Telex or kana syllable.
  const later = (event) => { clearTimeout(timer); if (!event.isComposing) timer = setTimeout(ask, 150); };
  input.addEventListener("input", (event) => { key.value = ""; later(event); });
  input.addEventListener("compositionend", () => later({ isComposing: false }));
  input.addEventListener("blur", () => { asking += 1; close(); });
  input.addEventListener("keydown", (event) => {
    if (event.isComposing || event.ctrlKey || event.metaKey) return;
    if (event.key === "Escape") close();
    else if ((event.key === "ArrowDown" || event.key === "ArrowUp") && found.length) {
      event.preventDefault();
      open();
      mark((at + (event.key === "ArrowDown" ? 1 : found.length - 1)) % found.length);
    } else if ((event.key === "Enter" || event.key === "Tab") && !holder.hidden && at >= 0) {
      if (event.key === "Enter") event.preventDefault();
      pick(found[at]);
    }
  });
}

// Another partner: its people and what is known about it take their places; what was typed elsewhere stays.
async function meet(input, locality) {
  const url = new URL(input.dataset.about, location.href);
  url.searchParams.set("locality", locality);
  const answer = await fetch(url, { headers: { Accept: "text/html" } }).catch(() => null);
  if (!answer?.ok || input.form.elements.locality_id.value !== locality) return;
  const page = new DOMParser().parseFromString(await answer.text(), "text/html");
  for (const id of ["log-people", "log-beside"]) {
    const fresh = page.getElementById(id), old = document.getElementById(id);
    if (fresh && old) old.replaceWith(document.adoptNode(fresh));
  }
  document.dispatchEvent(new CustomEvent("htmx:afterSwap"));
}

if (box) dress(box);
