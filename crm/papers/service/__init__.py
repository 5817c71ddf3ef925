"""Deciding about papers, and entering those that were sent."""

from __future__ import annotations

from crm.papers.service.sending import IssueEntry, issue_paper, register_paper
from crm.papers.service.writing import OfficialEntry, remove_paper, write_paper

__all__ = ["IssueEntry", "OfficialEntry", "issue_paper", "register_paper", "remove_paper", "write_paper"]
