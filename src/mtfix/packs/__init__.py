"""Rule packs: YAML files of rules, checked, stored and built."""

from mtfix.packs.load import load_pack, load_packs, load_rules
from mtfix.packs.locations import builtin_pack_paths, find_packs
from mtfix.packs.prefilter import Prefilter, prefilter_for
from mtfix.packs.rates import Rates, builtin_rates, rates_path
from mtfix.packs.rule import Example, Rule, RulePack
from mtfix.packs.select import is_plain_name, is_selected, require_names, select_rules

__all__ = [
    "Example",
    "Prefilter",
    "Rates",
    "Rule",
    "RulePack",
    "builtin_pack_paths",
    "builtin_rates",
    "find_packs",
    "is_plain_name",
    "is_selected",
    "load_pack",
    "load_packs",
    "load_rules",
    "prefilter_for",
    "rates_path",
    "require_names",
    "select_rules",
]
