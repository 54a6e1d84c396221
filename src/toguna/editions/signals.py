"""Signals of the store."""

from django.dispatch import Signal

appended = Signal()
"""Fires inside the transaction that stores an edition, with ``stored``: receivers only enqueue, on commit."""
