"""Language tags as files give them."""

from __future__ import annotations

import re

_TAG = re.compile(r"[A-Za-z]{2,3}(?:[-_][A-Za-z0-9]{2,8})*(?=\Z|[.@])")


def find_tag(declared: str) -> str | None:
    """
    Return the BCP 47 tag that a file declares, None where it names no language.

        >>> find_tag("pt_BR"), find_tag("sr@latin"), find_tag("*all*")
        ('pt-BR', 'sr', None)
    """
    match = _TAG.match(declared.strip())
    return match[0].replace("_", "-") if match else None
