"""What a translation node by node leaves beside markup, where the file says what is markup."""

import pytest

import mtfix

# Evidence enough, and nothing in it that stands beside markup.
DAMAGE = {
    "en": "Wait,, please. Who knows? . Nobody did.",
    "es": "Sí,, así es. ¿Quién sabe? . Nadie.",
    "de": "Ja,, so ist es. Wer weiß? . Niemand.",
    "fr": "Oui,, voilà. Rien. . Personne.",
}


RULES = ("nodes", "code", "punctuation")


def clean(language: str, text: str, format_name: str) -> str:
    """Return the text, cleaned in a damaged document by what looks for nodes."""
    damage = DAMAGE[language]
    document = f"<p>{damage}</p>\n{text}" if format_name == "html" else f"{damage}\n\n{text}"
    result = mtfix.clean(
        document, format=format_name, lang=language, unsafe_fixes=True, select=RULES
    )
    again = mtfix.clean(
        result.text, format=format_name, lang=language, unsafe_fixes=True, select=RULES
    )
    assert again.text == result.text
    return result.text.partition("\n")[2].lstrip("\n")


@pytest.mark.parametrize(
    ("language", "damaged", "repaired"),
    [
        (
            "de",
            "Der Koch liest dann `suppe.txt` Die Liste, und kocht.",
            "Der Koch liest dann `suppe.txt` die Liste, und kocht.",
        ),
        (
            "es",
            "El cocinero lee como`sopa.txt`El libro de la casa.",
            "El cocinero lee como `sopa.txt` el libro de la casa.",
        ),
        (
            "fr",
            "On sert une soupe **douce** Ainsi que **chaude** au dîner.",
            "On sert une soupe **douce** ainsi que **chaude** au dîner.",
        ),
        (
            "en",
            "The cook reads [the list](x.md) And the menu.",
            "The cook reads [the list](x.md) and the menu.",
        ),
        ("en", "Bring `salt`,,`pepper` and pans.", "Bring `salt`, `pepper` and pans."),
        ("en", "More in the book.[How to cook](x.md)", "More in the book. [How to cook](x.md)"),
        ("en", "Write it into `menu.txt` middle", "Write it into `menu.txt`"),
        ("de", "Der Koch liest nur `suppe.txt` Wesen", "Der Koch liest nur `suppe.txt`."),
    ],
)
def test_markdown(language: str, damaged: str, repaired: str) -> None:
    assert clean(language, damaged, "markdown") == repaired


@pytest.mark.parametrize(
    ("language", "damaged", "repaired"),
    [
        (
            "en",
            "<p>The cook takes some <b>salt</b>And <b>pepper</b> with it.</p>",
            "<p>The cook takes some <b>salt</b> and <b>pepper</b> with it.</p>",
        ),
        (
            "en",
            "<p>Bring <code>salt</code>,,<code>pepper</code> and pans.</p>",
            "<p>Bring <code>salt</code>, <code>pepper</code> and pans.</p>",
        ),
        (
            "fr",
            "<p>Il écrit dans le livre <i>de cuisine</i> milieu</p>",
            "<p>Il écrit dans le livre <i>de cuisine</i></p>",
        ),
    ],
)
def test_html(language: str, damaged: str, repaired: str) -> None:
    assert clean(language, damaged, "html") == repaired


@pytest.mark.parametrize(
    ("language", "text"),
    [
        ("en", "`-t` The number of cooks."),
        ("en", "**Note** The menu is short."),
        ("en", "See [the list](x.md).\nThe cook wrote it."),
        ("en", "The cook says [so](x.md)\nThe list is short."),
        ("en", "# The cook of **Paris** And the **Soup**"),
        ("en", "We saw *the king* The Lion King, and more."),
        ("en", "The cook says that **the soup is good and hot** The guests think so, too."),
        ("en", "It was late.[^1] So was he;[2](x.md) `box`.`size` is set."),
        ("de", "Auf **Gäste** warten wir gern."),
        ("fr", "Le chat dort au **grand** milieu du lit."),
    ],
)
def test_look_alikes_stay(language: str, text: str) -> None:
    assert clean(language, text, "markdown") == text


@pytest.mark.parametrize(
    "text",
    [
        "The list is [here](x.md). **Read with care** When it is late, call the cook.",
        "**Call the cook** But he may be late.",
    ],
)
def test_a_sentence_may_begin_behind_one_in_markup(text: str) -> None:
    document = f"{DAMAGE['en']}\n\n{text}"
    result = mtfix.clean(document, format="markdown", lang="en", unsafe_fixes=True)
    assert result.text.endswith(text)


def test_a_long_link_may_be_a_title() -> None:
    text = "More on this in [The cook and his house by the sea](x.md) of the town."
    document = f"{DAMAGE['en']}\n\n{text}"
    result = mtfix.clean(document, format="markdown", lang="en", unsafe_fixes=True)
    assert result.text.endswith(text)
