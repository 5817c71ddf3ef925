"""The prints of agreements: content in, PDF bytes out."""

from crm.agreements.pdf.register import render_register
from crm.agreements.pdf.sheet import render_sheet

__all__ = ["render_register", "render_sheet"]
