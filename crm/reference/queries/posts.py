"""Posts with their names in every language: the office's words over those of the product."""

from __future__ import annotations

from collections.abc import Mapping

from crm.reference.models import ReferenceItem
from crm.reference.queries.lists import items
from crm.reference.rules import ListCode, Post, product_posts, title_key


def posts_by_title() -> Mapping[str, Post]:
    """Return every post under its Vietnamese title, as ``title_key`` reduces it."""
    product = product_posts()
    found = {title_key(post.names["vi"]): post for post in product.values()}
    for row in items(ListCode.POST, with_retired=True):
        post = _named(row, product.get(row.code))
        if post.names.get("vi"):
            found[title_key(post.names["vi"])] = post
    return found


def _named(row: ReferenceItem, product: Post | None) -> Post:
    """Lay the office's words over the product's; a word the office has written is a word it has looked at."""
    if product is None:
        return Post(dict(row.name), item_id=row.id)
    own = {lang for lang, text in row.name.items() if text != product.names.get(lang)}
    return Post({**product.names, **row.name}, product.unchecked - own, row.id)
