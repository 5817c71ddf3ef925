"""What is asked about a delegation, its members, its programme and what is said."""

from crm.delegations.forms.basics import DelegationForm, MoveForm
from crm.delegations.forms.cloning import CloneForm
from crm.delegations.forms.members import MemberForm
from crm.delegations.forms.paste import ListForm, PreviewForm
from crm.delegations.forms.programme import ItemForm
from crm.delegations.forms.talking import BriefForm, TopicForm
from crm.delegations.forms.travel import LegForm, RoomForm, VehicleForm

__all__ = [
    "BriefForm",
    "CloneForm",
    "DelegationForm",
    "ItemForm",
    "LegForm",
    "ListForm",
    "MemberForm",
    "MoveForm",
    "PreviewForm",
    "RoomForm",
    "TopicForm",
    "VehicleForm",
]
