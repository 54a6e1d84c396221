"""Who may do what to a text or a number, where Wagtail's own rules do not fit a published word."""

from __future__ import annotations

from typing import Any

from wagtail.models import PagePermissionTester
from wagtail.permission_policies import ModelPermissionPolicy


class TextPermissionTester(PagePermissionTester):
    """A published text is never deleted, moved or silently unpublished; it is withdrawn, with a reason."""

    def can_delete(self, ignore_bulk: bool = False) -> bool:
        return not self.page.public_path and super().can_delete(ignore_bulk)

    def can_unpublish(self) -> bool:
        return False

    def can_withdraw(self) -> bool:
        return bool(self.page.live and self.page.public_path and not self.page_locked() and self.can_publish())

    def can_move(self) -> bool:
        return False

    def can_move_to(self, destination: Any) -> bool:
        return False

    def can_set_view_restrictions(self) -> bool:
        return False


class NumberPermissionPolicy(ModelPermissionPolicy):
    """Numbers are given by publishing or declared void; none is ever taken back, and only a void one has words."""

    def user_has_permission(self, user: Any, action: str) -> bool:
        return action != "delete" and bool(super().user_has_permission(user, action))

    def user_has_permission_for_instance(self, user: Any, action: str, instance: Any) -> bool:
        return (action != "change" or instance.void) and self.user_has_permission(user, action)
