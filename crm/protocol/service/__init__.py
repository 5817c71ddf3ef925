"""What is done with ranks and rule sets."""

from crm.protocol.service.loading import load_protocol, product_ranks
from crm.protocol.service.precedence import RuleEntry, add_rule_set, change_rule_set, retire_rule_set
from crm.protocol.service.ranks import (
    RankEntry,
    add_rank,
    change_rank,
    move_rank,
    remove_rank,
    set_rank_aside,
)

__all__ = [
    "RankEntry",
    "RuleEntry",
    "add_rank",
    "add_rule_set",
    "change_rank",
    "change_rule_set",
    "load_protocol",
    "move_rank",
    "product_ranks",
    "remove_rank",
    "retire_rule_set",
    "set_rank_aside",
]
