"""Rules of conversations: who may use, read, send and manage; settings, people, search, messages."""
