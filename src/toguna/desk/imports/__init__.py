"""What intake reads becomes drafts of the desk: nothing is brought in twice, and what became of each item is kept."""
