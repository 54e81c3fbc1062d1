"""Pages of the evaluation: staff compile, read and release; everybody reads what is released."""
