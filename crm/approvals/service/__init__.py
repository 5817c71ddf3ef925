"""Every change of the matrix, of a route with its steps and papers, and of what people travel with."""

from crm.approvals.service.matrix import (
    RuleEntry,
    add_rule,
    change_rule,
    confirm_rules,
    load_sample,
    remove_rule,
    remove_samples,
)
from crm.approvals.service.routes import (
    NewStepEntry,
    PaperTick,
    RouteEntry,
    add_step,
    make_route,
    tick_papers,
    withdraw_route,
)
from crm.approvals.service.steps import StepEntry, keep_step, remove_step
from crm.approvals.service.travel import PassportEntry, TravelEntry, write_passports, write_travel

__all__ = [
    "NewStepEntry",
    "PaperTick",
    "PassportEntry",
    "RouteEntry",
    "RuleEntry",
    "StepEntry",
    "TravelEntry",
    "add_rule",
    "add_step",
    "change_rule",
    "confirm_rules",
    "keep_step",
    "load_sample",
    "make_route",
    "remove_rule",
    "remove_samples",
    "remove_step",
    "tick_papers",
    "withdraw_route",
    "write_passports",
    "write_travel",
]
