"""Labels of a page in a row: what makes a run, and what is left alone."""

import pytest

import mtfix


@pytest.mark.parametrize(
    ("language", "text", "repaired"),
    [
        ("de", "Haus / Nachrichten", "Startseite / Nachrichten"),
        ("de", "Sie sind hier: Haus » Pumpen", "Sie sind hier: Startseite » Pumpen"),
        ("tr", "Hisse | Yazdır", "Paylaş | Yazdır"),
        ("ru", "Акция: ВКонтакте | Telegram", "Поделиться: ВКонтакте | Telegram"),
        ("es", "Cuota en Facebook | WhatsApp", "Compartir en Facebook | WhatsApp"),
        ("zh", "家 > 新闻", "首页 > 新闻"),
    ],
)
def test_a_known_label_beside_it_makes_a_run(language: str, text: str, repaired: str) -> None:
    assert mtfix.clean(text, lang=language).text == repaired


@pytest.mark.parametrize(
    ("language", "text"),
    [
        ("de", "Haus / Wohnung / Grundstück"),
        ("de", "Haus > Laptops > Spiele"),  # only with evidence of other damage
        ("de", "Die Nachrichten / Haus"),  # the start page is the first step
        ("de", "Aktie / Anleihe / Fonds"),
        ("de", "Das Haus, in dem ich wohne, und die Nachrichten | Sport, Kultur und das Wetter"),
        ("en", "The main idea / the other one"),
    ],
)
def test_things_are_left_alone(language: str, text: str) -> None:
    assert mtfix.clean(text, lang=language, unsafe_fixes=True).text == text
