"""Pages."""

import crm.approvals.models  # noqa
