"""What is asked about a locality."""

from crm.localities.forms.locality import LocalityForm

__all__ = ["LocalityForm"]
