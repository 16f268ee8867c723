"""What the elements and attributes of HTML are to a reader of the page."""

from __future__ import annotations

#: May stand inside of a sentence; what is inside belongs to it.
INLINE = frozenset(
    {"a", "abbr", "acronym", "b", "bdi", "bdo", "big", "cite", "data", "del", "dfn", "em"}
    | {"font", "i", "ins", "label", "mark", "nobr", "output", "q", "ruby", "s", "slot", "small"}
    | {"span", "strike", "strong", "sub", "sup", "time", "u"}
)
#: Inline too, and part of the word that they stand at: H<sub>2</sub>O is not torn.
ATTACHED = frozenset({"sub", "sup"})
#: End the segment, as all elements do that are in no set here.
BLOCKS = frozenset(
    {"address", "article", "aside", "blockquote", "body", "br", "button", "caption", "center"}
    | {"col", "colgroup", "dd", "details", "dialog", "dir", "div", "dl", "dt", "fieldset"}
    | {"figcaption", "figure", "footer", "form", "frame", "frameset", "h1", "h2", "h3", "h4"}
    | {"h5", "h6", "head", "header", "hgroup", "hr", "html", "legend", "li", "main", "menu"}
    | {"nav", "noscript", "ol", "optgroup", "option", "p", "search", "section", "summary"}
    | {"table", "tbody", "td", "tfoot", "th", "thead", "title", "tr", "ul"}
)
#: Inline too; what is inside is no prose.
CODE = frozenset({"code", "kbd", "samp", "tt", "var"})
#: Seen in the line, but not read.
OBJECTS = frozenset(
    {"audio", "canvas", "embed", "iframe", "img", "input", "math", "meter", "object"}
    | {"picture", "progress", "select", "svg", "textarea", "video"}
)
#: Neither seen nor the end of a word.
UNSEEN = frozenset(
    {"area", "link", "map", "meta", "param", "rp", "rt", "script", "source", "style"}
    | {"template", "track", "wbr"}
)
WITHIN = INLINE | CODE | OBJECTS | UNSEEN
#: Ends the segment, and holds no prose.
CLOSED_BLOCKS = frozenset({"listing", "noembed", "noframes", "plaintext", "pre", "xmp"})
#: What blocks of code are called where a page has no `pre` for them.
CODE_CLASSES = frozenset({"code", "codeblock", "programlisting", "sourcecode", "verbatim"})
VOID = frozenset(
    {"area", "base", "br", "col", "embed", "frame", "hr", "img", "input", "link", "meta"}
    | {"param", "source", "track", "wbr"}
)
#: An end that may be left out comes where the next one of these begins, inside its list.
SIBLINGS = {
    "dd": "dl", "dt": "dl", "li": "ul ol menu", "option": "select datalist",
    "td": "tr table", "th": "tr table", "tr": "table",
}  # fmt: skip

ROLES = {
    **dict.fromkeys(("h1", "h2", "h3", "h4", "h5", "h6", "title", "legend", "summary"), "heading"),
    **dict.fromkeys(("li", "dd", "dt"), "list-item"),
    **dict.fromkeys(("td", "th"), "table-cell"),
    **dict.fromkeys(("caption", "figcaption"), "caption"),
    **dict.fromkeys(("button", "option", "optgroup"), "label"),
}  # fmt: skip

#: Attributes that people read or hear.
PROSE_ATTRIBUTES = frozenset(
    {"alt", "aria-description", "aria-label", "aria-placeholder", "aria-roledescription"}
    | {"aria-valuetext", "label", "placeholder", "summary", "title"}
)
#: What the content of a meta element tells, by its name or property.
PROSE_META = frozenset(
    {"description", "og:description", "og:image:alt", "og:title", "twitter:description"}
    | {"twitter:image:alt", "twitter:title", "dc.title", "dc.description"}
)
BUTTONS = frozenset({"button", "reset", "submit"})  # inputs whose value is their label
