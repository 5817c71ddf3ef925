"""Reads our pages as a browser and a screen reader would: their forms, and what is wrong with them."""

from __future__ import annotations

import re
from dataclasses import dataclass, field
from functools import lru_cache
from html.parser import HTMLParser

VOID = {"area", "base", "br", "col", "embed", "hr", "img", "input", "link", "meta", "source", "track", "wbr"}
BUTTONS = {"submit", "button", "image", "reset"}
NAMES = ("aria-label", "aria-labelledby", "title")
UNNAMED = re.compile(r"(?<!\w)None(?!\w)")


@dataclass
class Form:
    """One form of a page and what a browser would send from it, untouched."""

    method: str
    action: str
    in_main: bool
    values: dict[str, list[str]] = field(default_factory=dict)
    names: set[str] = field(default_factory=set)


@dataclass
class Control:
    """A thing to fill in, as a reader of the labels meets it."""

    tag: str
    id: str | None
    name: str
    is_named: bool


class Page(HTMLParser):
    """A page, taken apart once."""

    def __init__(self, html: str) -> None:
        super().__init__(convert_charrefs=True)
        self.is_whole = "<html" in html[:2000].lower()
        self.lang = ""
        self.title = ""
        self.headings = 0
        self.ids: list[str] = []
        self.labelled: set[str] = set()
        self.controls: list[Control] = []
        self.forms: list[Form] = []
        self.faults: list[str] = []
        self._open: list[str] = []
        self._form: Form | None = None
        self._select: str | None = None
        self._options: list[tuple[str, bool]] = []
        self._multiple = False
        self._area: tuple[str, list[str]] | None = None
        self.feed(html)
        self.close()

    def handle_starttag(self, tag: str, attrs: list[tuple[str, str | None]]) -> None:
        given = {name: value or "" for name, value in attrs}
        if tag not in VOID:
            self._open.append(tag)
        if given.get("id"):
            self.ids.append(given["id"])
        if "style" in given:
            self.faults.append(f"<{tag}> has a style attribute")
        nothing = {name: value for name, value in given.items() if UNNAMED.search(value)}
        self.faults += [f'<{tag}> has {name}="{value}"' for name, value in nothing.items()]
        if tag == "html":
            self.lang = given.get("lang", "")
        if tag == "h1":
            self.headings += 1
        if tag == "label" and given.get("for"):
            self.labelled.add(given["for"])
        if tag == "form":
            self._begin_form(given)
        if tag in ("input", "select", "textarea"):
            self._control(tag, given)
        if tag == "option":
            self._options.append((given.get("value", ""), "selected" in given))

    def handle_endtag(self, tag: str) -> None:
        if tag in self._open:
            while self._open.pop() != tag:
                pass
        if tag == "form":
            self._form = None
        if tag == "select" and self._select is not None:
            self._end_select()
        if tag == "textarea" and self._area is not None:
            name, parts = self._area
            self._send(name, "".join(parts).removeprefix("\n"))
            self._area = None

    def handle_data(self, data: str) -> None:
        inside = self._open[-1] if self._open else ""
        if inside == "title" and "svg" not in self._open:
            self.title += data.strip()
        if self._area is not None:
            self._area[1].append(data)
        elif inside not in ("script", "style") and UNNAMED.search(data):
            self.faults.append(f"the page says None: {data.strip()[:80]!r}")

    def _begin_form(self, given: dict[str, str]) -> None:
        if self._form is not None:
            self.faults.append(f"a form to {given.get('action')} stands inside another form")
        self._form = Form(given.get("method", "get").lower(), given.get("action", ""), "main" in self._open)
        self.forms.append(self._form)

    def _control(self, tag: str, given: dict[str, str]) -> None:
        kind = given.get("type", "text").lower() if tag == "input" else tag
        name = given.get("name", "")
        if kind != "hidden" and kind not in BUTTONS:
            is_named = "label" in self._open or any(given.get(name) for name in NAMES)
            self.controls.append(Control(tag, given.get("id"), name, is_named))
        if self._form is not None and name:
            self._form.names.add(name)
        if "disabled" in given or kind in BUTTONS or kind == "file":
            return
        if tag == "textarea":
            self._area = (name, [])
        elif tag == "select":
            self._select, self._options, self._multiple = name, [], "multiple" in given
        elif kind not in ("checkbox", "radio"):
            self._send(name, given.get("value", ""))
        elif "checked" in given:
            self._send(name, given.get("value", "on"))

    def _end_select(self) -> None:
        chosen = [value for value, is_chosen in self._options if is_chosen]
        if not chosen and not self._multiple and self._options:
            chosen = [self._options[0][0]]
        for value in chosen:
            self._send(self._select or "", value)
        self._select = None

    def _send(self, name: str, value: str) -> None:
        if self._form is not None and name:
            self._form.values.setdefault(name, []).append(value)

    def form_with(self, names: set[str]) -> Form:
        """Return the form a reader means who fills in ``names``: the one that has most of them."""
        posting = [form for form in self.forms if form.method == "post"]
        assert posting, "this page has no form to send"
        return max(posting, key=lambda f: (len(f.names & names), "form_key" in f.names, f.in_main))


@lru_cache(maxsize=4)
def taken_apart(html: str) -> Page:
    """Return a page; the one that was looked over is the one that is filled in next."""
    return Page(html)


def faults(html: str) -> list[str]:
    """Return what is wrong with a page, or with a piece of one."""
    page = taken_apart(html)
    found = list(page.faults)
    double = {id_ for id_ in page.ids if page.ids.count(id_) > 1}
    found += [f'the id "{id_}" stands twice' for id_ in sorted(double)]
    for control in page.controls:
        if not (control.is_named or control.id in page.labelled):
            found.append(f"<{control.tag} name={control.name!r}> has no label")
    if page.is_whole:
        found += [] if page.title else ["the page has no title"]
        found += [] if page.lang else ["the page does not say its language"]
        found += [] if page.headings == 1 else [f"the page has {page.headings} h1"]
    return found
