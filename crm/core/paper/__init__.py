"""Paper: typefaces of every script, and sheets that look alike and print alike.

Equal content gives equal bytes. No database, no request: a sheet knows only what it is handed.
"""

from crm.core.paper.errors import MissingGlyph, PaperError, TooLong
from crm.core.paper.faces import set_font_dir
from crm.core.paper.glyphs import missing_glyphs

__all__ = ["MissingGlyph", "PaperError", "TooLong", "missing_glyphs", "set_font_dir"]
