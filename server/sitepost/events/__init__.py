"""The shared language: frozen facts, one file a tool, each with a golden JSON schema."""
