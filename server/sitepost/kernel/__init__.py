"""Pure vocabulary that every room speaks: standard library and msgspec only, no I/O."""
