"""What is asked of the approval table, of a route, and of what people travel with."""

from crm.approvals.forms.matrix import CaseForm, RuleForm
from crm.approvals.forms.rows import PapersForm, PassportsForm
from crm.approvals.forms.steps import NewStepForm, StepForm, WithdrawForm
from crm.approvals.forms.travel import TravelForm

__all__ = [
    "CaseForm",
    "NewStepForm",
    "PapersForm",
    "PassportsForm",
    "RuleForm",
    "StepForm",
    "TravelForm",
    "WithdrawForm",
]
