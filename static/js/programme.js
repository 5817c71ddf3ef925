// Moves the items of a day by hand and by key. Nothing here is needed: each item has its own small form, and that form is what
// a drag or a key fills in and sends.
const STEP = 15, PATIENCE = 1200;
const live = document.querySelector("[data-day-live]");
const grid = document.querySelector("[data-day-grid]");

const minutes = (text) => { const [hour, minute] = text.split(":").map(Number); return hour * 60 + minute; };
const clock = (count) => `${String(Math.floor(count / 60) % 24).padStart(2, "0")}:${String(count % 60).padStart(2, "0")}`;
const dayAfter = (text, days) => {
  const [day, month, year] = text.split("/").map(Number), then = new Date(Date.UTC(year, month - 1, day + days));
  return `${String(then.getUTCDate()).padStart(2, "0")}/${String(then.getUTCMonth() + 1).padStart(2, "0")}/${then.getUTCFullYear()}`;
};

// What an item's form says: minutes from the midnight of its day.
function read(form) {
  const { day, starts_at: starts, ends_at: ends, ends_on: last } = form.elements;
  const start = minutes(starts.value), later = last.value && last.value !== day.value ? 1440 : 0;
  return { start, end: ends.value ? minutes(ends.value) + later : null };
}

function moved(span, by) {
  const start = Math.min(Math.max(span.start + by, 0), 1440 - STEP), really = start - span.start;
  return { start, end: span.end === null ? null : span.end + really };
}

function stretched(span, by) {
  const end = Math.max((span.end ?? span.start + STEP) + by, span.start + STEP);
  return { start: span.start, end: Math.min(end, span.start + 1440) };
}

const words = (span) => span.end === null ? clock(span.start) : `${clock(span.start)}–${clock(span.end)}`;

function write(form, span, day) {
  const fields = form.elements, on = day || fields.day.value;
  fields.day.value = on;
  fields.starts_at.value = clock(span.start);
  fields.ends_at.value = span.end === null ? "" : clock(span.end);
  fields.ends_on.value = span.end !== null && span.end >= 1440 ? dayAfter(on, 1) : "";
}

// One item being moved: shown at its new place at once, sent when the hand lets go.
function hold(block) {
  const form = document.querySelector(`[data-move="${block.dataset.block}"]`);
  if (!form || "fixed" in block.dataset) return null;
  const before = read(form), time = block.querySelector(".day-time"), told = time.textContent;
  const quarter = parseFloat(getComputedStyle(grid).gridAutoRows), rows = Math.round(block.offsetHeight / quarter);
  let now = before, day = "";
  return {
    get changed() { return day !== "" || now.start !== before.start || now.end !== before.end; },
    show(span, onto = "") {
      now = span; day = onto;
      block.classList.add("is-moving");
      block.style.translate = `0 ${((span.start - before.start) / STEP) * quarter}px`;
      const longer = span.end === null ? 0 : (span.end - span.start - ((before.end ?? before.start + STEP) - before.start)) / STEP;
      block.style.height = longer ? `${Math.max(rows + longer, 1) * quarter - 2}px` : "";
      time.textContent = words(span);
      if (live) live.textContent = live.dataset.word.replace("{item}", block.querySelector("strong").textContent).replace("{time}", words(span));
    },
    before,
    get now() { return now; },
    drop() {
      block.classList.remove("is-moving");
      block.style.translate = block.style.height = "";
      time.textContent = told;
      if (live) live.textContent = "";
    },
    send() { write(form, now, day); form.requestSubmit(); },
  };
}

// By hand. The lower edge stretches; a day's tab takes the item to that day.
let hand = null;
const scrolled = () => scrollY + (grid.closest(".day-sheet")?.scrollTop || 0);
grid?.addEventListener("pointerdown", (event) => {
  const block = event.target.closest("[data-block]");
  if (!block || event.button !== 0 || event.pointerType === "touch") return;
  const held = hold(block);
  if (!held) return;
  const edge = block.getBoundingClientRect().bottom - event.clientY < 7;
  hand = { block, held, edge, y: event.clientY, scroll: scrolled(), quarter: parseFloat(getComputedStyle(grid).gridAutoRows) };
});
const tabUnder = (event) => document.elementsFromPoint(event.clientX, event.clientY).map((one) => one.closest("[data-day]")).find(Boolean);
const asDay = (iso) => iso && iso !== "all" ? iso.split("-").reverse().join("/") : "";
addEventListener("pointermove", (event) => {
  if (!hand) return;
  const far = event.clientY - hand.y + scrolled() - hand.scroll;
  if (!hand.going && Math.abs(far) < 5) return;
  hand.going = true;
  document.querySelectorAll(".day-tabs .is-over").forEach((one) => one.classList.remove("is-over"));
  const tab = hand.edge ? null : tabUnder(event);
  if (tab && !tab.matches("[aria-current]") && tab.dataset.day !== "all") {
    tab.classList.add("is-over");
    hand.held.show(hand.held.before, asDay(tab.dataset.day));
    return;
  }
  const by = Math.round(far / hand.quarter) * STEP;
  hand.held.show(hand.edge ? stretched(hand.held.before, by) : moved(hand.held.before, by));
});
addEventListener("pointerup", () => {
  if (!hand) return;
  const { held, going, block } = hand;
  hand = null;
  if (!going) { held.drop(); return; }
  block.addEventListener("click", (event) => event.preventDefault(), { once: true });
  if (held.changed) held.send(); else held.drop();
});
grid?.addEventListener("dragstart", (event) => event.preventDefault());

// By key: presses add up, and are sent after a moment or by Enter.
let keyed = null;
function forget() { clearTimeout(keyed?.timer); keyed = null; }
grid?.addEventListener("keydown", (event) => {
  const block = event.target.closest("[data-block]");
  if (!block || event.ctrlKey || event.metaKey || event.altKey) return;
  if (keyed && keyed.block === block && event.key === "Enter") { event.preventDefault(); const { held } = keyed; forget(); held.send(); return; }
  if (keyed && event.key === "Escape") { keyed.held.drop(); forget(); return; }
  if (event.key !== "ArrowUp" && event.key !== "ArrowDown") return;
  const held = keyed?.block === block ? keyed.held : hold(block);
  if (!held) return;
  event.preventDefault();
  forget();
  const by = event.key === "ArrowUp" ? -STEP : STEP;
  held.show(event.shiftKey ? stretched(held.now, by) : moved(held.now, by));
  keyed = { block, held, timer: setTimeout(() => { forget(); if (held.changed) held.send(); else held.drop(); }, PATIENCE) };
});
grid?.addEventListener("focusout", () => { if (keyed) { const { held } = keyed; forget(); if (held.changed) held.send(); else held.drop(); } });
addEventListener("keydown", (event) => { if (hand && event.key === "Escape") { hand.held.drop(); hand = null; } });

// Whose programme: chosen is shown, without the button.
document.querySelector("[data-who-form] select")?.addEventListener("change", (event) => event.target.form.requestSubmit());
