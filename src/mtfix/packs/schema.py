"""The keys that a pack, its rules and their examples may have, and those that they must have."""

from __future__ import annotations

PACK_KEYS = ("pack", "description", "languages", "classes", "tables", "uses", "rules")
EXAMPLE_KEYS = (
    *("bad", "good", "flag", "keep", "context", "language", "source-language", "also"),
    *("source", "glossary", "limit", "known-failure"),
)
RULE_KEYS = (
    *("id", "message", "why", "cite", "languages", "category", "severity", "safety", "sources"),
    *("weight", "needs", "safe-with", "since", "kind", "examples"),
)
PATTERN_KEYS = ("match", "ignore_case", "unless", "when", "mark", "replace")
REQUIRED_KEYS = ("id", "message", "why", "category", "severity", "safety", "since", "examples")
