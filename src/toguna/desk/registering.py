"""Adding to the registers what a text names: who may, and how an office finds its role.

What is added is public at once, as everything that is saved in a register."""

from __future__ import annotations

from typing import Any

from django.core.exceptions import ValidationError
from django.utils.translation import gettext

from . import matching
from .models import Body, Role

ADDED = ("person", "place", "body", "topic", "role")
"""The registers to which the reading of a text may add."""


def may_add(user: Any) -> dict[str, bool]:
    """To which registers a user may add, by the name of the model."""
    return {name: bool(user.has_perm(f"desk.add_{name}")) for name in ADDED}


def may_appoint(user: Any) -> bool:
    """Whether a user may give a person of the register an office."""
    return bool(user.has_perm("desk.change_person"))


def role_named(office: str, body: Body | None, user: Any, language: str) -> Role:
    """The role of an office as a text calls it, made where there is none and ``body`` is given.

    Raises ``ValidationError`` where it is not known which role is meant, or where the user may not add it."""
    same = [match.entry for match in matching.roles().matches(office) if match.same]
    if body is not None:
        of_body = [role for role in same if role.body_id == body.pk]
        if of_body:
            return of_body[0]
    elif len(same) == 1:
        return same[0]
    elif same:
        raise ValidationError(gettext("Several bodies have this office: choose the body."))
    if body is None:
        raise ValidationError(gettext("This office is not in the register: choose its body, and it is added."))
    if not user.has_perm("desk.add_role"):
        raise ValidationError(gettext("This office is not in the register, and you may not add it."))
    role = Role(body=body, **matching.first_language(office[:1].upper() + office[1:], language))
    role.save()
    return role
