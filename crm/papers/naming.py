"""What the history calls the fields of reports."""

from __future__ import annotations

from crm.core.locale import _l
from crm.core.naming import name_fields

name_fields(
    "delegation_report",
    {
        "summary": _l("Subject of the paper"),
        "symbol": _l("Symbol"),
        "addressees": _l("Addressed to"),
        "basis": _l("Grounds"),
        "assessment": _l("Assessment"),
        "proposals": _l("Proposals and recommendations"),
        "position": _l("Authority and position"),
        "signer": _l("Signatory"),
        "recipients": _l("Recipients"),
        "is_internal": _l("Mark it “for internal use”"),
    },
    row=_l("Report"),
)
