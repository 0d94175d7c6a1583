"""Changes that span files: renaming, a new tree, the usual form. Only stretches are written; comments stay."""
