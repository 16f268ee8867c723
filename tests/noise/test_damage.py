"""mtfix.noise.damage: what is done is known, can be undone, and is the same each time."""

from __future__ import annotations

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from mtfix.errors import UsageProblem
from mtfix.model import Safety, Suggestion, apply_edits
from mtfix.noise import KINDS, damage

ALL = dict.fromkeys(KINDS, 1.0)
NONE = dict.fromkeys(KINDS, 0.0)
PAGE = (
    "<p>He met <b>Li Qiang</b>, who <i>said</i> so. The <b>first</b> man was <b>Xi</b> "
    "<i>and</i> <b>Laura Riva</b> <u>said no</u>. Then all left the Café.</p>"
)
# Words that the kinds of damage are after, beside any text at all.
PIECES = st.sampled_from(
    [
        "Li Qiang",
        " said",
        ", who ",
        " and ",
        ". ",
        "Él",
        " José",
        "10",
        "\n",
        "\n\n",
        "a.org",
        "<b>",
    ]
) | st.sampled_from(
    [
        "</b>",
        "<i>",
        "&amp;",
        "“",
        "”",
        " ",
        ",",
        ".",
        "İstanbul ",
        "ß",
        "e\u0301te",
        "习近平",
        "{x}",
    ]
)
TEXTS = st.lists(PIECES | st.text(max_size=5), max_size=30).map("".join)


@settings(deadline=None)  # the first call loads packs
@given(
    text=TEXTS,
    language=st.sampled_from(["en", "es", "de", "tr", "zh", "und"]),
    rates=st.fixed_dictionaries({kind: st.floats(0, 1) for kind in KINDS}) | st.just(ALL),
    format_name=st.sampled_from(["text", "html"]),
    seed=st.integers(0, 3),
)
def test_the_edits_lead_back_to_the_reference(text, language, rates, format_name, seed):
    damaged = damage(text, lang=language, rates=rates, format_name=format_name, seed=seed)
    edits = [labelled.edit for labelled in damaged.edits]
    assert apply_edits(damaged.text, edits) == damaged.reference
    assert edits == sorted(edits)
    Suggestion(tuple(edits), Safety.FLAG)  # refuses edits that overlap or share a place
    for edit in edits:
        assert edit.span.of(damaged.text) != edit.replacement
    if format_name == "text":
        assert damaged.reference == text
    again = damage(text, lang=language, rates=rates, format_name=format_name, seed=seed)
    assert again == damaged


@settings(deadline=None)  # the first call loads packs
@given(text=TEXTS)
def test_without_any_rate_nothing_changes(text):
    damaged = damage(text, lang="en", rates=NONE)
    assert (damaged.text, damaged.reference, damaged.edits) == (text, text, ())


@pytest.mark.parametrize(
    ("kind", "expected"),
    [
        ("glue", "metLi Qiang, whosaidso. Thefirstman wasXiandLaura Rivasaid no."),
        ("capital", "Li Qiang, Who Said So. The First Man was Xi And Laura Riva Said no."),
        ("stop", None),
        ("pronoun", None),
        ("lone-word", None),
        ("comma", None),
        ("lost-capital", " the first man"),
        ("accent", "the Cafe."),
    ],
)
def test_a_kind_alone(kind, expected):
    damaged = damage(PAGE, lang="en", rates={kind: 1}, only=[kind], format_name="html")
    assert {labelled.kind for labelled in damaged.edits} == {kind}
    assert expected is None or expected in damaged.text


def test_what_lone_words_become_is_in_the_tables_of_the_packs():
    found = {
        labelled.edit.span.of(damaged.text)
        for seed in range(40)
        for damaged in [
            damage(PAGE, lang="en", seed=seed, rates={"lone-word": 1}, only=["lone-word"],
                   format_name="html")
        ]
        for labelled in damaged.edits
    }  # fmt: skip
    assert {"there", "y", "et"} <= found


@pytest.mark.parametrize(
    ("language", "letter"), [("tr", "İ"), ("en", "I")], ids=["Turkish", "English"]
)
def test_capitals_follow_the_language(language, letter):
    damaged = damage(
        "<p>Bir <b>ince</b> adam", lang=language, rates={"capital": 1}, only=["capital"],
        format_name="html",
    )  # fmt: skip
    assert f" {letter}nce " in damaged.text


def test_a_language_without_words_in_packs_gets_no_pronouns():
    text = PAGE.replace("said", "qrstu")
    assert damage(text, lang="sw", rates=ALL, only=["pronoun"], format_name="html").edits
    kinds = {label.kind for label in damage(text, lang="sw", rates=ALL, format_name="html").edits}
    assert not kinds & {"pronoun", "lone-word"}
    assert "glue" in kinds


def test_words_of_another_pack(tmp_path):
    pack = tmp_path / "sw.yaml"
    pack.write_text(
        "pack: sw-noise\ndescription: Test.\nlanguages: [sw]\n"
        "classes: {subject_pronoun: [Yeye], finite: [alisema]}\ntables: {lone_word: {y: na}}\n",
        encoding="utf-8",
    )
    damaged = damage(
        "<p>Jana <b>Juma</b> <i>alisema</i>: <b>Ali</b> <i>na</i> <b>Asha</b>.",
        lang="sw",
        rates=ALL,
        only=["pronoun", "lone-word"],
        format_name="html",
        packs=(str(pack),),
    )
    kinds = {labelled.kind for labelled in damaged.edits}
    assert {"pronoun", "lone-word"} <= kinds


@settings(deadline=None)  # the first call loads packs
@given(low=st.floats(0, 1), high=st.floats(0, 1))
def test_a_higher_rate_keeps_what_a_lower_one_does(low, high):
    low, high = sorted((low, high))
    places = [
        {(label.kind, label.edit.replacement, label.edit.span.of(damaged.text))
         for label in damaged.edits}
        for rate in (low, high)
        for damaged in [
            damage(PAGE, lang="en", rates={"glue": rate}, only=["glue"], format_name="html")
        ]
    ]  # fmt: skip
    assert places[0] <= places[1]


def test_kinds_do_not_move_one_another():
    alone = damage(PAGE, lang="en", rates={"glue": 0.5}, only=["glue"], format_name="html")
    more = damage(PAGE, lang="en", rates=NONE | {"glue": 0.5, "accent": 1}, format_name="html")
    assert [label for label in more.edits if label.kind == "glue"] == list(alone.edits)


def test_another_seed_is_another_damage():
    texts = {damage(PAGE, lang="en", seed=seed, format_name="html").text for seed in range(20)}
    assert len(texts) > 10


@pytest.mark.parametrize(
    ("text", "kept"),
    [
        (
            "See https://example.org/a,b and Li.org now, where Li said so.",
            "https://example.org/a,b",
        ),
        ("Now write to Jo.Do@example.org and to the man who said so.", "Jo.Do@example.org"),
    ],
)
def test_addresses_stay(text, kept):
    assert all(kept in damage(text, lang="en", seed=seed, rates=ALL).text for seed in range(20))


@pytest.mark.parametrize(
    "text", ["习近平 在 北京 说 了 话 。", "彼 は 東京 に 行った 。", "เขา ไป กรุงเทพ แล้ว ครับ นะ"]
)
def test_scripts_without_blanks_lose_none(text):
    for seed in range(10):
        assert damage(text, lang="zh", seed=seed, rates=ALL, only=["glue"]).text == text


@pytest.mark.parametrize(
    ("choices", "message"),
    [
        ({"lang": "xx"}, "unknown language “xx”"),
        ({"rates": {"glue": 1.5}}, "the rate of “glue” is 1.5"),
        ({"rates": {"glue": float("nan")}}, "the rate of “glue” is nan"),
        ({"rates": {"gleu": 1}}, "no damage called “gleu”"),
        ({"only": ["gleu"]}, "no damage called “gleu”"),
        ({"format_name": "pdf"}, "no format “pdf”"),
    ],
)
def test_wrong_choices(choices, message):
    with pytest.raises(UsageProblem, match=message):
        damage("A text.", **choices)


@pytest.mark.parametrize(
    ("page", "expected"),
    [
        ("<p>Then <b>Li Qiang</b>, who left, came.", "Then Li Qiangwho left, came.\n"),
        ("<p>Then <b>Li Qiang,</b> who left, came.", "Then Li Qiang, who left, came.\n"),
        ("<p>Then <b>Li</b>, <b>Wu</b> came.", "Then LiWu came.\n"),
    ],
)
def test_a_comma_is_lost_where_it_opens_a_node(page, expected):
    found = {
        damage(
            page, lang="en", seed=seed, rates={"comma": 1}, only=["comma"], format_name="html"
        ).text
        for seed in range(12)
    }
    assert expected in found
    assert all(text.replace(" ", "") == expected.replace(" ", "") for text in found)
