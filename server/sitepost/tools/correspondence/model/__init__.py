"""Nouns of correspondence: types, statuses, fieldsets, items, responses."""
