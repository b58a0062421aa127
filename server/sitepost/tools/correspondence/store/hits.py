"""What a list is narrowed to by the words in its search box: the piece of SQL that finds the items.

Cards hold the words: of the item with its official responses, and of each unofficial response.
Found is what the search of the project finds, by the same pieces: numbers in every form, words in
any order, the last one growing. Who may see is inside each index, as everywhere.
"""

from typing import LiteralString

from sitepost.platform import seeking

HITS: LiteralString = f"""hit AS MATERIALIZED (
    SELECT coalesce(c.parent_id, c.id) AS id FROM card c
    WHERE c.tsv @@ {seeking.EVERY_WORD}
        AND c.readers && %(reads)s::uuid[] AND c.scope_id = %(project)s
        AND c.kind IN ('correspondence.item', 'correspondence.response')
    UNION
    SELECT c.id FROM card c
    WHERE c.scope_id = %(project)s AND lower(c.number) LIKE %(like)s AND c.kind = 'correspondence.item'
        AND c.readers && %(reads)s::uuid[]
    UNION
    SELECT c.id FROM card c
    WHERE c.scope_id = %(project)s AND c.number <> '' AND c.parent_id IS NULL AND c.kind = 'correspondence.item'
        AND c.readers && %(reads)s::uuid[] AND {seeking.BY_FIGURE.format("c")}
    UNION
    SELECT c.id FROM card c
    WHERE c.scope_id = %(project)s AND c.number <> '' AND c.parent_id IS NULL AND c.kind = 'correspondence.item'
        AND c.readers && %(reads)s::uuid[] AND {seeking.BY_NAME.format("c")}
    UNION
    SELECT i.id FROM correspondence_item i
    WHERE i.project_id = %(project)s AND i.type_id = ANY(%(types)s::uuid[]) AND lower(i.number) = ANY(%(numbers)s)
)"""
