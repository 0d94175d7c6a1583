"""Decision trees in YAML, compiled into a site, flowcharts and printed cards: load → model → rules → targets."""
