"""Plain text for noise: nodes where tags are likely."""

from __future__ import annotations

from mtfix.noise.plain import read_plain

TEXT = "Yesterday the envoy Li Qiang met Laura Riva and the mayor of a small town.\nShort line.\n"


def test_names_are_nodes_more_often_than_other_words():
    nodes = [
        span.of(passage.text)
        for seed in range(200)
        for passage in read_plain(TEXT, str(seed)).passages
        for span in passage.nodes
    ]
    assert nodes.count("Li Qiang") > 25
    assert nodes.count("Li Qiang") > 4 * nodes.count("envoy")


def test_breaks_are_at_words_and_short_sentences_have_none():
    for seed in range(50):
        first, second = read_plain(TEXT, str(seed)).passages
        assert second.nodes[0].of(second.text) == "Short line."
        for place in first.breaks:
            assert f" {first.text} "[place].isspace() or f" {first.text} "[place + 1].isspace()


def test_the_text_stays_as_it_is():
    raw = "\ufeffOne\r\n\r\n  Two three.\r\n"
    clean = read_plain(raw, "0")
    assert clean.text == raw
    assert [raw[p.start : p.start + len(p.text)] for p in clean.passages] == [
        passage.text for passage in clean.passages
    ]


def test_a_node_ends_before_its_comma():
    text = "Yesterday the old envoy Li Qiang, who met Laura Riva, left the town.\n"
    for seed in range(50):
        passage = read_plain(text, str(seed)).passages[0]
        assert all(text[place - 1] not in ",،，" for place in passage.breaks if place)
