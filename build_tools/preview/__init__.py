"""The site while its files are edited: what has changed is made again, and findings stand over the last good page."""
