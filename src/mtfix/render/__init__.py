"""Renderers: what was found, as text for people or programs; they never print."""

from mtfix.render.diff import render_diff
from mtfix.render.github import render_github
from mtfix.render.json import join_json, render_json, render_objects
from mtfix.render.report import FileReport
from mtfix.render.text import render_concise, render_edits, render_text, summarise

__all__ = [
    "FileReport",
    "join_json",
    "render_concise",
    "render_diff",
    "render_edits",
    "render_github",
    "render_json",
    "render_objects",
    "render_text",
    "summarise",
]
