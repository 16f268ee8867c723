"""mtfix check: what it prints, and how it exits."""

from __future__ import annotations

import json

import pytest

SAFE, UNSAFE, FLAG, GOOD = (
    "Xinhuasaid so.\n",
    "Cats there dogs.\n",
    "Xi is a lawyer push trade.\n",
    "All is well.\n",
)


@pytest.mark.parametrize(
    ("text", "options", "code"),
    [
        (GOOD, [], 0),
        ("", [], 0),
        (SAFE, [], 1),
        (FLAG, [], 1),
        (SAFE, ["--exit-zero"], 0),
        (SAFE, ["--ignore", "desk-glued"], 0),
        (SAFE, ["--select", "desk-there"], 0),
        (SAFE, ["--select", "desk-there,desk-g*"], 1),
        (SAFE, ["--statistics"], 1),
    ],
)
def test_exit_code(mtfix, text, options, code):
    assert mtfix("check", *options, "-", stdin=text).exit_code == code


def test_text_shows_line_place_and_help(mtfix):
    result = mtfix("check", "-", stdin=f"Well.\n\nThe agency {SAFE}")
    assert result.stdout == (
        "-:3:12: error desk-glued “Xinhuasaid” is two words.\n"
        "    The agency Xinhuasaid so.\n"
        "               ^^^^^^^^^^\n"
        "    help: replace “Xinhuasaid” with “Xinhua said” (safe)\n"
        "\n"
        "Found 1 finding: `mtfix clean` repairs 1.\n"
    )


def test_quiet_leaves_out_the_summary(mtfix):
    assert mtfix("check", "-q", "-", stdin=GOOD).stdout == ""
    assert "Found" not in mtfix("check", "--quiet", "-", stdin=SAFE).stdout


def test_summary_counts_by_what_repairs(mtfix):
    result = mtfix("check", "-", stdin=SAFE + SAFE + UNSAFE + FLAG)
    assert result.stdout.endswith(
        "Found 4 findings: `mtfix clean` repairs 2, "
        "`mtfix clean --unsafe-fixes` repairs 1 more, 1 needs an editor.\n"
    )


def test_concise_is_one_line_each(mtfix):
    result = mtfix("check", "--output-format", "concise", "-", stdin=SAFE + FLAG)
    assert result.stdout == (
        "-:1:1: error desk-glued “Xinhuasaid” is two words.\n"
        "-:2:9: info desk-lawyer “lawyer push” is not English.\n"
    )


def test_statistics_counts_each_rule(mtfix):
    result = mtfix("check", "--statistics", "-", stdin=SAFE + SAFE + FLAG)
    assert result.stdout == "      2  safe    desk-glued\n      1  flag    desk-lawyer\n"


def test_json_has_places_and_edits(mtfix):
    result = mtfix("check", "--output-format", "json", "-", stdin="𝄞 é " + SAFE)
    (finding,) = json.loads(result.stdout)
    assert finding == {
        "path": "-",
        "line": 1,
        "column": 5,
        "end_line": 1,
        "end_column": 15,
        "rule": "desk-glued",
        "message": "“Xinhuasaid” is two words.",
        "severity": "error",
        "category": "Fluency/Spelling",
        "safety": "safe",
        "evidence": [],
        "suggestions": [
            {
                "safety": "safe",
                "line": 1,
                "column": 5,
                "end_line": 1,
                "end_column": 15,
                "replacement": "Xinhua said",
                "edits": finding["suggestions"][0]["edits"],
            }
        ],
    }
    (edit,) = finding["suggestions"][0]["edits"]
    row = "𝄞 é " + SAFE
    assert row[: edit["column"] - 1] + edit["replacement"] + row[edit["end_column"] - 1 :] == (
        "𝄞 é Xinhua said so.\n"
    )


@pytest.mark.parametrize("text", [GOOD, ""])
def test_json_is_an_array_even_without_findings(mtfix, text):
    assert json.loads(mtfix("check", "--output-format", "json", "-", stdin=text).stdout) == []


def test_json_is_one_array_for_all_files(mtfix, desk):
    for name in ("b.txt", "a.txt"):
        (desk / name).write_text(SAFE + FLAG, encoding="utf-8")
    result = mtfix("check", "--output-format", "json", desk)
    found = json.loads(result.stdout)
    assert [finding["path"] for finding in found] == [
        str(desk / name) for name in ("a.txt", "a.txt", "b.txt", "b.txt")
    ]


def test_a_broken_file_does_not_stop_the_others(mtfix, desk):
    (desk / "a.txt").write_bytes(b"\xff\xfe\xfd")
    (desk / "b.txt").write_text(SAFE, encoding="utf-8")
    result = mtfix("check", "--output-format", "json", "a.txt", "b.txt")
    assert [finding["path"] for finding in json.loads(result.stdout)] == ["b.txt"]
    assert result.exit_code == 2
    assert result.stderr.startswith("mtfix: error: a.txt: ")


def test_a_broken_pack_stops_before_anything_is_printed(mtfix, desk):
    (desk / "a.txt").write_text(SAFE, encoding="utf-8")
    (desk / "sub").mkdir()
    (desk / "sub" / "mtfix.toml").write_text('packs = ["gone.yaml"]')
    (desk / "sub" / "b.txt").write_text(SAFE, encoding="utf-8")
    result = mtfix("check", "--output-format", "json", ".")
    assert (result.exit_code, result.stdout) == (2, "")


def test_github_annotates(mtfix, desk):
    (desk / "a,b.txt").write_text(SAFE, encoding="utf-8")
    result = mtfix("check", "--output-format", "github", "a,b.txt")
    assert result.stdout == (
        "::error file=a%2Cb.txt,line=1,endLine=1,col=1,endColumn=11,title=mtfix (desk-glued)::"
        "“Xinhuasaid” is two words.%0AHelp: replace “Xinhuasaid” with “Xinhua said” (safe)\n"
    )


def test_sarif_is_one_log(mtfix, desk):
    (desk / "a.txt").write_text(SAFE, encoding="utf-8")
    (desk / "b.txt").write_text(SAFE, encoding="utf-8")
    result = mtfix("check", "--output-format", "sarif", "a.txt", "b.txt")
    (run,) = json.loads(result.stdout)["runs"]
    places = [found["locations"][0]["physicalLocation"] for found in run["results"]]
    assert result.exit_code == 1
    assert [place["artifactLocation"]["uri"] for place in places] == ["a.txt", "b.txt"]
    assert {"desk-glued", "glued-words"} <= {rule["id"] for rule in run["tool"]["driver"]["rules"]}


@pytest.mark.parametrize(("color", "is_colored"), [("always", True), ("never", False)])
def test_color(mtfix, color, is_colored):
    result = mtfix("check", "--color", color, "-", stdin=SAFE)
    assert ("\x1b[" in result.stdout) == is_colored


def test_verbose_names_the_configuration(mtfix, desk):
    result = mtfix("check", "--verbose", "-", stdin=GOOD)
    assert str(desk / "mtfix.toml") in result.stderr


def test_directories_are_searched_for_text(mtfix, desk):
    for name in ("deep/er/a.txt", "b.TEXT", ".git/c.txt", "deep/.d.txt", "e.md.orig", "f"):
        (desk / name).parent.mkdir(parents=True, exist_ok=True)
        (desk / name).write_text(SAFE, encoding="utf-8")
    result = mtfix("check", "--output-format", "concise", ".", "b.TEXT")
    assert [line.split(":")[0] for line in result.stdout.splitlines()] == [
        "b.TEXT",
        "deep/er/a.txt",
    ]


def test_excluded_files_are_skipped_even_if_named(mtfix, desk):
    (desk / "mtfix.toml").write_text('exclude = ["old"]')
    (desk / "old").mkdir()
    (desk / "old" / "a.txt").write_text(SAFE, encoding="utf-8")
    result = mtfix("check", "old/a.txt")
    assert (result.exit_code, result.stdout) == (0, "Nothing found.\n")
    assert "excludes it" in result.stderr


@pytest.mark.parametrize(
    ("comment", "code"),
    [
        ("<!-- mtfix: ignore[desk-glued] a name -->", 0),
        ("<!-- mtfix: ignore -->", 0),
        ("<!-- mtfix: ignore[desk-*] -->", 0),
        ("<!-- mtfix: ignore[desk-there] -->", 1),
        ("# mtfix: ignore[desk-glued] a name", 0),
        ("<!-- a comment -->", 1),
    ],
)
def test_comments_silence_their_line(mtfix, comment, code):
    text = f"Xinhuasaid so. {comment}\n"
    assert mtfix("check", "-", stdin=text).exit_code == code
    assert mtfix("clean", "-", stdin=text).stdout == (
        text if code == 0 else text.replace("asaid", "a said")
    )


@pytest.mark.parametrize(
    ("text", "remark"),
    [
        ("Xinhuasaid so. <!-- mtfix: ignore[desk-glued] a name -->\n", None),
        ("Xinhuasaid so. <!-- mtfix: ignore -->\n", None),
        ("Xinhuasaid [sic] so.\n", None),
        ("All is well. <!-- mtfix: ignore -->\n", ":1: the comment silences nothing"),
        (
            "It is.\nXinhuasaid so. <!-- mtfix: ignore[desk-glued, desk-there] -->\n",
            "2: “desk-there” in the comment silences nothing; take it out",
        ),
        ("<!-- mtfix: disable[desk-glued] -->\n\nAll is well.\n", "“desk-glued” in the comment"),
    ],
)
def test_comments_that_silence_nothing_are_told(mtfix, text, remark):
    result = mtfix("check", "-", stdin=text)
    assert result.stderr == "" if remark is None else remark in result.stderr
    assert result.exit_code == 0
    assert mtfix("check", "-q", "-", stdin=text).stderr == ""


def test_a_rule_that_is_not_selected_still_needs_its_comment(mtfix):
    text = "Xinhuasaid so. <!-- mtfix: ignore[desk-glued] -->\n"
    assert mtfix("check", "--ignore", "desk-glued", "-", stdin=text).stderr == ""


def test_sic_protects_the_word_before(mtfix):
    assert mtfix("clean", "-", stdin="Xinhuasaid [sic] so, Xinhuasaid.").stdout == (
        "Xinhuasaid [sic] so, Xinhua said."
    )
