"""What a chart shows before anything has a place: boxes with wrapped words, and the wires between them."""
