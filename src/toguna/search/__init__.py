"""The reader's search over editions: an index, questions to it, and its answers.  It knows nothing of pages."""
