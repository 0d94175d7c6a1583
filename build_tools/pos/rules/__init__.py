"""Rules of this trade: a module each, as in `build_tools/rules`."""
