"""Documents: files come in, are kept, and go out to those who may have them."""
