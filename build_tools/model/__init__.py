"""What a tree is: an immutable graph whose every text knows where it was written."""
