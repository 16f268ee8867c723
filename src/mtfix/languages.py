"""Facts about languages: one typed table, and the look-up by BCP 47 tag."""

from __future__ import annotations

import difflib
from dataclasses import dataclass

from mtfix.errors import UsageProblem

UNDETERMINED = "und"


@dataclass(frozen=True, slots=True, eq=False)  # one of each, and often a part of a key
class Language:
    """
    What repair needs to know of a language.

    `code` is the BCP 47 primary subtag. `compounds` says that words are freely joined
    without a space (de, nl), `agglutinates` that long rare suffix chains are normal (tr),
    `declines` that names have endings of case (pl).
    `quotes` are the pairs in normal use, the preferred one first.
    """

    code: str
    name: str
    script: str = "Latin"
    spaced: bool = True
    compounds: bool = False
    agglutinates: bool = False
    declines: bool = False
    noun_capitals: bool = False
    quotes: tuple[tuple[str, str], ...] = (("“", "”"), ("‘", "’"))

    @property
    def inflects(self) -> bool:
        """Whether its names and nouns take endings, so that words have many rare forms."""
        return self.declines or self.agglutinates


_ENGLISH = (("“", "”"), ("‘", "’"))
_GUILLEMETS = (("«", "»"), ("“", "”"), ("‘", "’"))
_LOW_HIGH = (("„", "“"), ("‚", "‘"), ("»", "«"))
_LOW_RIGHT = (("„", "”"), ("«", "»"), ("‚", "’"))
_RIGHT_RIGHT = (("”", "”"), ("’", "’"), ("»", "»"))
_CORNER = (("「", "」"), ("『", "』"), ("“", "”"))

_TABLE = (
    Language("af", "Afrikaans", compounds=True),
    Language("am", "Amharic", "Ethiopic", quotes=_GUILLEMETS),
    Language("ar", "Arabic", "Arabic", agglutinates=True, quotes=_GUILLEMETS),
    Language("az", "Azerbaijani", agglutinates=True, quotes=_GUILLEMETS),
    Language("be", "Belarusian", "Cyrillic", declines=True, quotes=_GUILLEMETS),
    Language("bg", "Bulgarian", "Cyrillic", quotes=_LOW_HIGH),
    Language("bn", "Bengali", "Bengali"),
    Language("bs", "Bosnian", declines=True, quotes=_LOW_RIGHT),
    Language("ca", "Catalan", quotes=_GUILLEMETS),
    Language("cs", "Czech", declines=True, quotes=_LOW_HIGH),
    Language("cy", "Welsh"),
    Language("da", "Danish", compounds=True, quotes=(*_ENGLISH, ("»", "«"))),
    Language("de", "German", compounds=True, noun_capitals=True, quotes=_LOW_HIGH),
    Language("el", "Greek", "Greek", declines=True, quotes=_GUILLEMETS),
    Language("en", "English", quotes=_ENGLISH),
    Language("eo", "Esperanto", agglutinates=True),
    Language("es", "Spanish", quotes=_GUILLEMETS),
    Language("et", "Estonian", compounds=True, agglutinates=True, quotes=_LOW_HIGH),
    Language("eu", "Basque", agglutinates=True, quotes=_GUILLEMETS),
    Language("fa", "Persian", "Arabic", quotes=_GUILLEMETS),
    Language("fi", "Finnish", compounds=True, agglutinates=True, quotes=_RIGHT_RIGHT),
    Language("fil", "Filipino"),
    Language("fr", "French", quotes=_GUILLEMETS),
    Language("ga", "Irish", declines=True),
    Language("gl", "Galician", quotes=_GUILLEMETS),
    Language("gu", "Gujarati", "Gujarati", declines=True),
    Language("he", "Hebrew", "Hebrew", agglutinates=True, quotes=(("”", "”"), ("“", "”"))),
    Language("hi", "Hindi", "Devanagari", declines=True),
    Language("hr", "Croatian", declines=True, quotes=_LOW_RIGHT),
    Language("hu", "Hungarian", compounds=True, agglutinates=True, quotes=_LOW_RIGHT),
    Language("hy", "Armenian", "Armenian", declines=True, quotes=_GUILLEMETS),
    Language("id", "Indonesian", agglutinates=True),
    Language("is", "Icelandic", declines=True, compounds=True, quotes=_LOW_HIGH),
    Language("it", "Italian", quotes=_GUILLEMETS),
    Language("ja", "Japanese", "Japanese", spaced=False, quotes=_CORNER),
    Language("ka", "Georgian", "Georgian", agglutinates=True, quotes=_LOW_HIGH),
    Language("kk", "Kazakh", "Cyrillic", agglutinates=True, quotes=_GUILLEMETS),
    Language("km", "Khmer", "Khmer", spaced=False),
    Language("kn", "Kannada", "Kannada", agglutinates=True),
    Language("ko", "Korean", "Hangul", agglutinates=True),
    Language("lb", "Luxembourgish", compounds=True, noun_capitals=True, quotes=_LOW_HIGH),
    Language("lo", "Lao", "Lao", spaced=False),
    Language("lt", "Lithuanian", declines=True, quotes=_LOW_HIGH),
    Language("lv", "Latvian", declines=True, quotes=_ENGLISH),
    Language("mk", "Macedonian", "Cyrillic", declines=True, quotes=_LOW_HIGH),
    Language("ml", "Malayalam", "Malayalam", agglutinates=True),
    Language("mr", "Marathi", "Devanagari", declines=True),
    Language("ms", "Malay", agglutinates=True),
    Language("my", "Burmese", "Myanmar", spaced=False),
    Language("nb", "Norwegian Bokmål", compounds=True, quotes=_GUILLEMETS),
    Language("ne", "Nepali", "Devanagari", declines=True),
    Language("nl", "Dutch", compounds=True, quotes=(*_ENGLISH, *_LOW_RIGHT)),
    Language("nn", "Norwegian Nynorsk", compounds=True, quotes=_GUILLEMETS),
    Language("no", "Norwegian", compounds=True, quotes=_GUILLEMETS),
    Language("pa", "Punjabi", "Gurmukhi", declines=True),
    Language("pl", "Polish", declines=True, quotes=_LOW_RIGHT),
    Language("pt", "Portuguese", quotes=(*_ENGLISH, ("«", "»"))),
    Language("ro", "Romanian", declines=True, quotes=_LOW_RIGHT),
    Language("ru", "Russian", "Cyrillic", declines=True, quotes=(("«", "»"), ("„", "“"))),
    Language("sh", "Serbo-Croatian", declines=True, quotes=_LOW_RIGHT),
    Language("si", "Sinhala", "Sinhala"),
    Language("sk", "Slovak", declines=True, quotes=_LOW_HIGH),
    Language("sl", "Slovenian", declines=True, quotes=_LOW_HIGH),
    Language("so", "Somali"),
    Language("sq", "Albanian", declines=True, quotes=_GUILLEMETS),
    Language("sr", "Serbian", "Cyrillic", declines=True, quotes=_LOW_RIGHT),
    Language("sv", "Swedish", compounds=True, quotes=_RIGHT_RIGHT),
    Language("sw", "Swahili", agglutinates=True),
    Language("ta", "Tamil", "Tamil", agglutinates=True),
    Language("te", "Telugu", "Telugu", agglutinates=True),
    Language("th", "Thai", "Thai", spaced=False),
    Language("tl", "Tagalog"),
    Language("tr", "Turkish", agglutinates=True, quotes=_ENGLISH),
    Language(
        "uk", "Ukrainian", "Cyrillic", declines=True, quotes=(("«", "»"), ("„", "“"), ("“", "”"))
    ),
    Language("ur", "Urdu", "Arabic", quotes=_ENGLISH),
    Language("uz", "Uzbek", agglutinates=True),
    Language("vi", "Vietnamese"),
    Language("zh", "Chinese", "Han", spaced=False, quotes=(("“", "”"), ("「", "」"), ("『", "』"))),
)

LANGUAGES: dict[str, Language] = {language.code: language for language in _TABLE}
_UNKNOWN = Language(UNDETERMINED, "undetermined", script="", spaced=False, quotes=())


def primary_subtag(tag: str) -> str:
    """
    Return the language of a BCP 47 tag, in lower case.

        >>> primary_subtag("pt-BR"), primary_subtag("zh_Hant")
        ('pt', 'zh')
    """
    return tag.replace("_", "-").split("-")[0].lower()


def find_language(tag: str) -> Language:
    """
    Return the facts for a BCP 47 tag; `und` gives a language without any.

        >>> find_language("pt-BR").name
        'Portuguese'

    Raises UsageProblem where the language is not in the table.
    """
    code = primary_subtag(tag)
    if code == UNDETERMINED:
        return _UNKNOWN
    if code in LANGUAGES:
        return LANGUAGES[code]
    names = {language.name.lower(): language.code for language in _TABLE}
    near = difflib.get_close_matches(tag.lower(), [*names, *LANGUAGES], n=1, cutoff=0.6)
    hint = f"; did you mean “{names.get(near[0], near[0])}”?" if near else "."
    raise UsageProblem(
        f"unknown language “{tag}”: give a BCP 47 code such as en, pt-BR or zh{hint}"
    )
