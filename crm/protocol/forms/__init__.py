"""What is asked of ranks and of rule sets."""

from crm.protocol.forms.precedence import RuleForm
from crm.protocol.forms.ranks import RankForm

__all__ = ["RankForm", "RuleForm"]
