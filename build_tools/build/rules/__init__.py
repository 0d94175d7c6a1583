"""Rules about what is made: they ask the targets what a page or a card says, and so stand beside the pipeline."""
