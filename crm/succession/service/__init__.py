"""Renaming and merging places, saying whose ties were whose, and bringing names up to date."""

from crm.succession.service.duties import DutyEntry, keep_duty
from crm.succession.service.holders import HolderEntry, drop_holder, keep_holder
from crm.succession.service.merging import MergeEntry, call_off_merger, merge
from crm.succession.service.renaming import RenameEntry, call_off_renaming, rename, take_over_planned

__all__ = [
    "DutyEntry",
    "HolderEntry",
    "MergeEntry",
    "RenameEntry",
    "call_off_merger",
    "call_off_renaming",
    "drop_holder",
    "keep_duty",
    "keep_holder",
    "merge",
    "rename",
    "take_over_planned",
]
