"""What makes the site work without a network: the app and the archive for a stick."""
