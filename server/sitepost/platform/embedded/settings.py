"""The PostgreSQL settings that suit a small machine."""

import os
from pathlib import Path

from .layout import PORT, Layout

INCLUDE = "include = '../sitepost.conf'"

_FIXED = f"""\
# Written by Sitepost at each start: changes made here are lost. Use ALTER SYSTEM for your own.
listen_addresses = ''
port = {PORT}
unix_socket_permissions = 0700
max_connections = 100
fsync = on
full_page_writes = on
synchronous_commit = on
wal_level = replica
wal_compression = on
min_wal_size = 80MB
max_wal_size = 256MB
maintenance_work_mem = 64MB
random_page_cost = 1.1
jit = off
max_parallel_workers_per_gather = 0
max_parallel_maintenance_workers = 0
# systemd removes a user's POSIX segments when that user logs out
dynamic_shared_memory_type = sysv
timezone = 'UTC'
log_timezone = 'UTC'
datestyle = 'ISO, YMD'
lc_messages = 'C'
default_text_search_config = 'pg_catalog.simple'
logging_collector = on
log_destination = 'stderr'
log_directory = '../log'
log_filename = 'postgresql-%a.log'
log_file_mode = 0600
log_rotation_age = 1d
log_rotation_size = 0
log_truncate_on_rotation = on
log_line_prefix = '%m [%p] %q%u@%d '
log_checkpoints = off
"""

# The socket's folder lets in the server's own user (and root) alone: that is the lock on this door.
ACCESS = """\
# Written by Sitepost at each start: changes made here are lost.
local all         all trust
local replication all trust
"""


def text(layout: Layout, sockets: Path) -> str:
    """Write the settings file for this machine and this folder."""
    memory = _memory()
    buffers = max(16, min(256, memory // 8))
    return _FIXED + (
        f"shared_buffers = {buffers}MB\n"
        f"effective_cache_size = {max(64, memory // 2)}MB\n"
        f"unix_socket_directories = '{sockets}'\n"
        f"hba_file = {_quoted(layout.access)}\n"
    )


def _quoted(path: Path) -> str:
    escaped = str(path).replace("\\", "\\\\").replace("'", "''")
    return f"'{escaped}'"


def _memory() -> int:
    """Megabytes this machine or container may use."""
    whole = os.sysconf("SC_PHYS_PAGES") * os.sysconf("SC_PAGE_SIZE")
    for limit in ("/sys/fs/cgroup/memory.max", "/sys/fs/cgroup/memory/memory.limit_in_bytes"):
        try:
            whole = min(whole, int(Path(limit).read_text()))
        except (OSError, ValueError):  # no such cgroup version, or the word "max"
            continue
    return whole // 2**20
