"""The page that says whether a received text is official: one file, whose script stands within it, so that it also
works saved to disk."""

from __future__ import annotations

import json
from typing import Any

import minijinja

from ..addresses import Addresses
from ..newsroom import Newsroom
from ..page import Head, Output, html_page, output, script_data
from ..stylesheet import styles_of
from ..trust import trusted
from ..verifier_script import verifier_script

_TOLD = (
    "verify_identical", "verify_identical_text", "verify_same_words", "verify_same_words_text", "verify_extract",
    "verify_extract_text", "verify_altered", "verify_altered_text", "verify_not_in_record", "verify_not_in_record_text",
    "verify_not_kept_text", "verify_none", "verify_failed", "verify_working", "verify_superseded", "verify_withdrawn",
    "verify_erased", "verify_now", "verify_official", "verify_version", "verify_differences", "verify_legend",
    "verify_gone", "verify_new", "verify_context", "verify_left_out", "verify_parts",
    "verify_warnings", "verify_invisible", "verify_look_alike", "verify_too_long", "verify_too_short", "verify_empty",
    "verify_unproven", "verify_not_text", "verify_number", "verify_number_used", "verify_number_other",
    "verify_number_void", "verify_number_not_given", "verify_number_none", "verify_number_erased", "verify_proof",
    "verify_entry", "verify_seen", "verify_alone", "verify_keeping", "verify_keep_done", "verify_kept",
)  # fmt: skip
"""The words that the script puts on the page."""


def verify_page(room: Newsroom) -> Output | None:
    """The page in one language; none on a site without a record."""
    keys, policy = trusted("keys.json"), trusted("policy")
    if not room.recorded or not keys:
        return None
    address = room.addresses.page("verify")
    everywhere = [(code, Addresses(code, room.languages[0]).page("verify")) for code in room.languages]
    words = room.language.words
    head = Head(address=address, title=words["verify"], description=words["verify_lead"], alternates=everywhere)
    data = html_page(
        room,
        "verify.html",
        head,
        styles=minijinja.safe(styles_of("tools") + styles_of("differences") + styles_of("verify")),
        page=minijinja.safe(script_data(_page_data(room))),
        trust=minijinja.safe(
            script_data({"base": room.base, "keys": json.loads(keys), "policy": policy.decode("utf-8", "replace")})
        ),
        script=minijinja.safe(verifier_script()),
        short=room.absolute("/n/"),
        search=room.addresses.of("search"),
        archive=room.addresses.of("archive"),
    )
    return output(address, data)


def _page_data(room: Newsroom) -> dict[str, Any]:
    dates = room.language.tables["dates"]
    return {
        "address": room.addresses.page("verify"),
        "zone": room.zone.key,
        "months": dates["months"],
        "day": dates["day"],
        "first": dates["first"],
        "words": {key: room.language.words[key] for key in _TOLD},
    }
