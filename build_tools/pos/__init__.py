"""What only the trade of card payments knows; nothing generic imports it."""
