"""What is read of papers, of what they belong to, and of files."""

from crm.documents.queries.files import (
    attachment,
    attachment_row,
    attachments_of,
    content,
    page_pictures,
    picture,
    preview,
    series_rows,
    stored_file,
    undrawn_files,
    versions_of,
)
from crm.documents.queries.links import (
    link_between,
    link_row,
    linkable,
    linked_records,
    thread_of,
)
from crm.documents.queries.panels import papers_and_files
from crm.documents.queries.papers import (
    PaperFilter,
    answers_to,
    paper_years,
    papers,
    papers_numbered,
    twins,
    type_marked,
)

__all__ = [
    "PaperFilter",
    "answers_to",
    "attachment",
    "attachment_row",
    "attachments_of",
    "content",
    "link_between",
    "link_row",
    "linkable",
    "linked_records",
    "page_pictures",
    "paper_years",
    "papers",
    "papers_numbered",
    "papers_and_files",
    "picture",
    "preview",
    "series_rows",
    "stored_file",
    "thread_of",
    "twins",
    "type_marked",
    "undrawn_files",
    "versions_of",
]
