"""Pages."""
import crm.requests.models  # noqa
