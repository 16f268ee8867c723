"""Renderers: what was found, as text for people or programs; they never print."""

from mtfix.render.diff import render_diff
from mtfix.render.github import render_github
from mtfix.render.json import join_json, render_json, render_objects
from mtfix.render.report import FileReport
from mtfix.render.sarif import join_sarif, render_results, render_sarif
from mtfix.render.text import render_concise, render_edits, render_text, summarise

__all__ = [
    "FileReport",
    "join_json",
    "join_sarif",
    "render_concise",
    "render_diff",
    "render_edits",
    "render_github",
    "render_json",
    "render_objects",
    "render_results",
    "render_sarif",
    "render_text",
    "summarise",
]
