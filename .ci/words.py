"""Compare the catalogues with the words in code and templates, and name what is missing or loose."""

from __future__ import annotations

import sys
from collections.abc import Iterator
from pathlib import Path

from babel.messages.catalog import Catalog, Message
from babel.messages.pofile import read_po


def load(path: Path) -> Catalog:
    """Read one catalogue, giving up on the first line that is not one."""
    with path.open("rb") as lines:
        return read_po(lines, abort_invalid=True)


def written(message: Message) -> bool:
    """Tell whether every form of the message is translated."""
    forms = message.string if isinstance(message.string, tuple | list) else [message.string]
    return all(forms)


def faults(words: Catalog, catalogue: Catalog) -> Iterator[tuple[str, Message]]:
    """What keeps the catalogue from saying exactly the words the product uses."""
    for message in words:
        if not message.id:
            continue
        known = catalogue.get(message.id, message.context)
        if known is None:
            yield "missing", message
        elif known.fuzzy:
            yield "fuzzy", message
        elif not written(known):
            yield "untranslated", message
    for message, errors in catalogue.check():
        for error in errors:
            yield str(error), message


def main(template: Path, *catalogues: Path) -> None:
    """Print every fault and fail when there is one."""
    words = load(template)
    found = [(path, *fault) for path in catalogues for fault in faults(words, load(path))]
    for path, fault, message in found:
        where = ", ".join(sorted({place for place, _ in message.locations}))
        print(f"{path}: {fault}: {message.context or ''} {message.id!r} {where}".replace("  ", " "))
    if not catalogues:
        print("There is no catalogue in crm/translations.")
    sys.exit(bool(found) or not catalogues)


if __name__ == "__main__":
    main(*map(Path, sys.argv[1:]))
