"""What each edition was made from, by content hash. Nothing here knows how an edition is made, or imports what does."""
