"""Forms of this storey, by journey."""
