"""Pages on which documents are written, by journey."""
