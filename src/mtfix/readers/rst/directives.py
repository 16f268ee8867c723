"""What the directives of docutils and Sphinx hold."""

from __future__ import annotations

#: Hold prose from their first line on.
BODIES = frozenset(
    {"attention", "caution", "centered", "compound", "danger", "epigraph", "error", "highlights"}
    | {"hint", "important", "note", "pull-quote", "seealso", "tip", "todo", "warning"}
)
#: Begin with a title that is prose.
TITLED = frozenset(
    {"admonition", "card", "collapse", "details", "dropdown", "grid-item-card", "list-table"}
    | {"rubric", "sidebar", "tab", "tab-item", "table", "topic"}
)
#: Begin with a version, behind which there may be prose.
VERSIONED = frozenset({"deprecated", "versionadded", "versionchanged", "versionremoved"})
#: Begin with what is for programs; prose follows.
CONTAINERS = frozenset(
    {"attribute", "class", "confval", "container", "data", "describe", "envvar", "exception"}
    | {"figure", "function", "glossary", "grid", "hlist", "image", "method", "module", "object"}
    | {"only", "option", "program", "tab-set", "tabs"}
)
#: Options that people read.
PROSE_OPTIONS = frozenset({"alt", "caption"})
#: Fields that hold prose in no language.
DATA_FIELDS = frozenset(
    {"author", "authors", "contact", "copyright", "date", "nosearch", "orphan", "organization"}
    | {"revision", "rtype", "status", "tocdepth", "type", "version", "vartype"}
)
#: Roles whose text is prose where it is not what finds the target: `text <target>`.
LINK_ROLES = frozenset({"any", "doc", "download", "numref", "ref", "term"})
#: Roles whose text is prose.
PROSE_ROLES = frozenset(
    {"abbr", "dfn", "emphasis", "strong", "sub", "subscript", "sup", "superscript"}
    | {"title", "title-reference"}
)
