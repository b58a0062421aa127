"""A conversation of thousands of messages, copied in as the room writes them: for what is measured by reading it."""

from uuid import UUID

from bench.chat import ALL_ON
from bench.home import Home
from bench.site import ARCHITECT
from sitepost.kernel.ids import new_id

MESSAGES = 5_200
BACK = 150  # the message to which one scrolls back
TALK = """
INSERT INTO conversations_conversation
    (id, account_id, project_id, kind, name, created_by, created_at, last_at, last_seq, last_rev)
VALUES (%(id)s, %(account)s, %(project)s, 'group', %(name)s, %(me)s, now(), now(), %(count)s, %(count)s)
"""
MEMBERS = """
INSERT INTO conversations_member (conversation_id, person_id, joined_at, added_by)
SELECT %(id)s, person_id, now(), %(me)s FROM (SELECT DISTINCT person_id FROM passport WHERE scope_id = %(project)s) AS p
"""
READ = """
INSERT INTO conversations_mine (conversation_id, person_id, read_seq) VALUES (%(id)s, %(me)s, %(count)s)
"""
MESSAGE = """
INSERT INTO conversations_message
    (conversation_id, seq, rev, key, sort, sender_id, sender_name, sender_company, at, text, reply_to, priority)
SELECT %(id)s, n, n, gen_random_uuid(), 'text', p.person_id, p.name, p.company_name,
    now() - (%(count)s - n) * interval '7 minutes',
    CASE n %% 11 WHEN 0 THEN 'See https://drawings.example/level-4/core?sheet=' || n WHEN 5 THEN 'Yes.'
        WHEN 3 THEN repeat('The pump stands at the gate until the west core has cleared the slab edge. ', 1 + n %% 5)
        ELSE 'Message ' || n || ' about the pour on level ' || n %% 30 || E'\\nand the props below' END,
    CASE WHEN n %% 13 = 0 THEN n - 5 END, CASE WHEN n %% 50 = 0 THEN 'important' ELSE 'normal' END
FROM generate_series(1, %(count)s) AS n
JOIN (SELECT person_id, name, company_name, row_number() OVER (ORDER BY person_id) - 1 AS at
    FROM passport WHERE scope_id = %(project)s LIMIT 7) AS p ON p.at = (n / 3) %% 7
"""


def long_talk(home: Home) -> UUID:
    """Put a group of the whole project into the database of this run, and return its id."""
    id = new_id()
    row = {
        "id": id,
        "account": home.site.account,
        "project": home.site.project,
        "me": home.site.holding(ARCHITECT)[0].id,
        "name": "Level 4",
        "count": MESSAGES,
    }
    with home.connect() as conn:
        for statement in (ALL_ON, TALK, MEMBERS, READ, MESSAGE):
            conn.execute(statement, row)
    return id
