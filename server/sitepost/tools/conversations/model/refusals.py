"""How much a conversation takes, and why something is refused."""

from sitepost.kernel.refusal import Kind, Why

LONGEST_TEXT = 10_000  # characters
MOST_FILES = 20
MOST_LINKS = 20
MOST_MENTIONS = 100
MOST_IN_DIRECT = 100  # picked people; whoever starts it comes on top
MOST_IN_GROUP = 2_000
LONGEST_NAME = 80
LONGEST_DRAFT = 60_000  # bytes of JSON
ASKS_ABOVE = 50  # people: @all asks for confirmation
MOST_UNREAD = 100  # counted in one conversation; the client shows 99+

FEATURE_DISABLED = Why("feature_disabled", Kind.FORBIDDEN, "Your company has switched this off, or not on for you.")
EDIT_CLOSED = Why("edit_window_closed", Kind.CONFLICT, "The time in which a message may be changed is over.")
NOT_AUTHOR = Why("not_author", Kind.FORBIDDEN, "Only whoever wrote a message may change or delete it.")
TOO_MANY = Why("too_many_members", Kind.INVALID, "These are more people than a conversation takes.")
NOT_IN_PROJECT = Why("not_in_project", Kind.INVALID, "This is nobody in the directory of this project.")
OUTSIDER = Why("employees_only", Kind.INVALID, "Your company lets employees alone be written to directly.")
DRAFT_TOO_LONG = Why("draft_too_long", Kind.INVALID, "This draft is too long to be kept.")
NEEDS_OTHER = Why("needs_other_member", Kind.INVALID, "Choose somebody besides yourself.")
NOT_REACHABLE = Why("not_reachable", Kind.STATE, "Nobody else in this conversation can be reached any more.")
NOT_MANAGER = Why("not_group_manager", Kind.FORBIDDEN, "Your company lets others manage groups.")
NAME_TAKEN = Why("group_name_taken", Kind.TAKEN, "Another group of this project has this name.")
NO_NAME = Why("group_name_needed", Kind.INVALID, "A group needs a name of at most 80 characters.")
ADD_YOURSELF = Why("add_yourself_first", Kind.CONFLICT, "Join this project first; then open a group to everyone in it.")
EVERYONE_STAYS = Why("everyone_stays", Kind.CONFLICT, "Everybody of the project is in this group; mute it instead.")
THREADS_CLOSED = Why("threads_closed", Kind.CONFLICT, "New threads cannot be begun; quote the message instead.")
EMPTY_MESSAGE = Why("empty_message", Kind.INVALID, "A message needs words or a file.")
TOO_LONG = Why("message_too_long", Kind.INVALID, "A message has at most 10,000 characters.")
TOO_MANY_FILES = Why("too_many_files", Kind.INVALID, "A message carries at most 20 files.")
UNKNOWN_FILE = Why("unknown_file", Kind.INVALID, "This file is not yours to send.")
NOT_ACCESSIBLE = Why("item_not_accessible", Kind.INVALID, "You cannot link to something that you cannot open.")
ONLY_DIRECT = Why("only_direct_messages", Kind.CONFLICT, "Only direct messages are hidden; mute or unfollow this one.")
NOT_LINKED_HERE = Why("other_project", Kind.INVALID, "Only things of the conversation's project can be linked.")
HELD = Why("on_hold", Kind.CONFLICT, "A legal hold keeps this as it is.")
NOT_URGENT = Why("not_urgent", Kind.FORBIDDEN, "Your company lets others send urgent messages.")
NOT_ASKED = Why("not_asked", Kind.STATE, "This message does not ask you to say that you have got it.")
BAD_SIGN = Why("bad_sign", Kind.INVALID, "A reaction is one sign.")
NO_REPLY = Why("no_such_message", Kind.INVALID, "The message that this answers is not in this conversation.")
