"""A believable year, told through the same batches that every entry goes through."""
