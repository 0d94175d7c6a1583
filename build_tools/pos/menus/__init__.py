"""How tasks are pressed on terminals: `docs/data/menus.yml`, and the page made from it."""
