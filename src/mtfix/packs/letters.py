"""Characters, lists of words and classes of a pattern, as classes of an alphabet's bytes."""

from __future__ import annotations

from collections.abc import Iterable, Iterator

from mtfix.packs.alphabet import Alphabet
from mtfix.packs.byteclass import bytes_class
from mtfix.packs.cases import cases_of, shared_places, variants
from mtfix.packs.fold import fold
from mtfix.packs.references import resolve
from mtfix.packs.syntax import (
    Character,
    Choice,
    Group,
    Look,
    NamedList,
    Node,
    OneOf,
    Repeat,
    Sequence,
)

_WORD = r"\w"


def alphabet_of(nodes: Iterable[Node], script: str) -> Alphabet:
    """Return an alphabet that tells apart what these patterns do, above all in a script."""
    every_class, every_character = [_WORD], list[str]()
    for node in nodes:
        classes, characters = set[str](), set[str]()
        for leaf in _leaves(resolve(node)):
            match leaf:
                case OneOf():
                    classes.add(_expression(leaf))
                case Character(text, flags):
                    characters |= variants(text, flags)
                case NamedList(words, flags):
                    characters.update(*(variants(word, flags) for word in words))
        every_class += classes
        every_character += characters
    return Alphabet(every_class, every_character, script)


def _leaves(node: Node) -> Iterator[Node]:
    match node:
        case Look(body) | Repeat(body) | Group(body):
            yield from _leaves(body)
        case Sequence(parts) | Choice(parts):
            for part in parts:
                yield from _leaves(part)
        case _:
            yield node


def _expression(node: OneOf) -> str:
    kept = "".join(sorted(node.flags & set("isuwa")))
    return f"(?{kept}:{node.source})" if kept else node.source


class Letters:
    """Writes what stands for text in the bytes of one alphabet; the same words come often."""

    def __init__(self, alphabet: Alphabet) -> None:
        """Take the alphabet."""
        self._alphabet = alphabet
        self._strings: dict[tuple[str, bool], str] = {}
        self._members: dict[OneOf, frozenset[int]] = {}
        #: The bytes that certainly stand for characters of words.
        self.sure_of_words = alphabet.sure_bytes_of(_WORD)

    def render(self, node: Character | NamedList | OneOf) -> str:
        """Return the pattern of a node for bytes."""
        match node:
            case OneOf():
                return bytes_class(self.bytes_of(node))
            case Character(text, flags):
                return self._string(text, is_caseless="i" in flags)
            case NamedList(words, flags):
                rendered = {self._string(word, is_caseless="i" in flags) for word in words}
                return f"(?:{'|'.join(sorted(rendered))})"

    def bytes_of(self, node: OneOf) -> frozenset[int]:
        """Return the bytes that may stand for one of a class."""
        if node not in self._members:
            self._members[node] = self._alphabet.bytes_of(_expression(node))
        return self._members[node]

    def sure_bytes_of(self, node: OneOf | Character) -> frozenset[int]:
        """Return the bytes that stand for nothing but one of a class, or a character."""
        if isinstance(node, OneOf):
            return self._alphabet.sure_bytes_of(_expression(node))
        return self._alphabet.sure_bytes_of_character(node.text)

    def bytes_of_characters(self, characters: Iterable[str]) -> frozenset[int]:
        """Return the bytes that stand for some characters, each in its own case."""
        return frozenset(map(self._alphabet.byte_of, characters))

    def _string(self, text: str, *, is_caseless: bool) -> str:
        key = (text, is_caseless)
        if key not in self._strings:
            self._strings[key] = self._spell(text, is_caseless=is_caseless)
        return self._strings[key]

    def _spell(self, text: str, *, is_caseless: bool) -> str:
        if not is_caseless:
            return "".join(self._class_of({character}) for character in text)
        folded = fold(text)
        shared = shared_places(folded)
        return "".join(
            self._class_of(cases_of(character) | shared.get(place, set()))
            + ("?" if place in shared else "")
            for place, character in enumerate(folded)
        )

    def _class_of(self, characters: Iterable[str]) -> str:
        return bytes_class(map(self._alphabet.byte_of, characters))
