"""I/O that every tool shares; knows no tool and no event by name."""
