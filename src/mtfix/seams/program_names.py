"""Names that only programs have, and texts that are full of them."""

from __future__ import annotations

from collections.abc import Iterable
from functools import lru_cache
from itertools import pairwise

from mtfix.context import DocumentContext
from mtfix.lexicon import Lexicon
from mtfix.patterns import compile_late
from mtfix.seams.split import find_switches

_FEWEST = 3  # names by which a text is known to be about programs
_NAME = compile_late(
    r"\w+(?:(?:_|::|\.)\w+)+(?:\(.*\))?|[\w.:]+\(.*\)|\p{L}*\p{Ll}\p{Lu}\p{L}*|--?[a-z][\w-]+"
)
_INTO = compile_late(r"[a-z]{2,}[24][a-z]+")  # “to” and “for”


def count_technical(context: DocumentContext) -> int:
    """Return how many forms in the document are names that only programs have."""
    found = context.memo.get(count_technical)
    if found is None:
        found = context.memo[count_technical] = count_technical_forms(context.counts)
    return found  # type: ignore[return-value]


def count_technical_forms(forms: Iterable[str]) -> int:
    """Return how many of some forms are names that only programs have."""
    return sum(_is_technical(form) for form in forms if not _is_plain(form))


def _is_plain(form: str) -> bool:
    """Tell at a glance, as of nearly every form, that a form is no such name."""
    return form.isalpha() and (form.islower() or form.istitle())


@lru_cache(maxsize=50_000)  # of every form beside a run, and most are said again
def _is_technical(form: str) -> bool:
    return is_camel(form) or is_code(form)


def is_about_programs(context: DocumentContext) -> bool:
    """Tell whether the document, in code, names several things that only programs have."""
    found = context.memo.get(is_about_programs)
    if found is None:
        names: set[str] = set()
        for number in range(len(context.document.segments)):
            text, closed = context.text(number), set(context.closed(number))
            for span in context.protected(number):
                form = span.of(text).strip("`")
                if (span in closed or "`" in span.of(text) or "_" in form) and is_program_name(
                    form
                ):
                    names.add(form)
        found = context.memo[is_about_programs] = len(names) >= _FEWEST
    return bool(found)


def is_program_name(form: str) -> bool:
    """
    Tell whether a form is written as programs write their names, and hardly anybody else.

        >>> [is_program_name(form) for form in ("get_name", "IsMatch", "std::fmt", "run()", "Rome")]
        [True, True, True, True, False]
    """
    return _NAME.fullmatch(form) is not None


def is_camel(run: str) -> bool:
    """
    Tell whether a run is written like a program's name, with capitals for spaces.

        >>> is_camel("getMembersByStatus"), is_camel("OrganizationTHE")
        (True, False)
    """
    return _count_humps(run) > 1


def has_hump(word: str, lexicon: Lexicon) -> bool:
    """
    Tell whether a capital stands inside of an unknown word, as in the names of programs.

        >>> from mtfix.lexicon import load_lexicon
        >>> english = load_lexicon("en")
        >>> [has_hump(word, english) for word in ("basedAuthentication", "YouTube", "based")]
        [True, False, False]
    """
    return _count_humps(word) > 0 and not lexicon.zipf(word)


def _count_humps(run: str) -> int:
    return sum(a.islower() and b.isupper() for a, b in pairwise(run))


def is_code(run: str) -> bool:
    """
    Tell whether a run changes its case or its kind of character too often for glued words.

        >>> is_code("qgeN9EJN50CdHDcCAwEA"), is_code("584169E229"), is_code("name2id")
        (True, True, True)
        >>> is_code("ShanghaiCooperationOrganizationTHE"), is_code("in2022and")
        (False, False)
    """
    switches = len(find_switches(run))
    if switches < 2:
        return False
    digits = sum(character.isdigit() for character in run)
    is_figure = digits > 2 * (len(run) - digits)
    return (
        is_figure or _INTO.fullmatch(run) is not None or (switches > 3 and switches * 6 > len(run))
    )
