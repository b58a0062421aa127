"""Backups: one file that holds the database, the files and the secret, made while Sitepost runs."""

from sitepost.platform.backup.archive import BackupError, Manifest, verify
from sitepost.platform.backup.restore import restore
from sitepost.platform.backup.write import back_up

__all__ = ["BackupError", "Manifest", "back_up", "restore", "verify"]
