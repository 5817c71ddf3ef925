"""Entering papers into the register, saying what they belong to, and putting files to records."""

from crm.documents.service.files import (
    FileEntry,
    add_version,
    attach,
    describe_file,
    remove_attachment,
)
from crm.documents.service.links import link_paper, unlink_paper
from crm.documents.service.papers import (
    PaperEntry,
    delete_paper,
    edit_paper,
    register_paper,
)
from crm.documents.service.photos import one_pdf
from crm.documents.service.previews import ask_for_preview

__all__ = [
    "FileEntry",
    "PaperEntry",
    "add_version",
    "ask_for_preview",
    "attach",
    "delete_paper",
    "describe_file",
    "edit_paper",
    "link_paper",
    "one_pdf",
    "register_paper",
    "remove_attachment",
    "unlink_paper",
]
