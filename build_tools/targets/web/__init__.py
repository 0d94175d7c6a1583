"""Pages: a tree's page with its chart, lists of trees, and what hand-written pages are given."""
