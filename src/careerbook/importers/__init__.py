"""What brings work in from elsewhere: each source is read into plain data, and nothing here writes to the book."""
