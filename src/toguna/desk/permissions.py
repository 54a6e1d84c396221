"""Who may do what to a text, where Wagtail's own rules do not fit a published word."""

from __future__ import annotations

from typing import Any

from wagtail.models import PagePermissionTester


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
