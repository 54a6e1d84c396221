"""The JSON Schema of an edition: the authority on its fields."""

from __future__ import annotations

import json
from functools import cache
from importlib.resources import files
from typing import Any

import jsonschema_rs


class InvalidEdition(ValueError):
    """The document breaks the schema; the message names the field and the rule."""


@cache
def _validator() -> Any:
    schema = json.loads(files(__package__).joinpath("edition-1.json").read_text("utf-8"))
    return jsonschema_rs.validator_for(schema)


def validate(document: dict[str, Any]) -> None:
    """Raises :class:`InvalidEdition` for the first rule the document breaks."""
    validator = _validator()
    if validator.is_valid(document):
        return
    problem = next(validator.iter_errors(document))
    where = "/".join(str(part) for part in problem.instance_path) or "edition"
    raise InvalidEdition(f"{where}: {problem.message[:300]}")
