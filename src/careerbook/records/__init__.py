"""What can be recorded: one model per kind, the literal table of kinds, the words that fields may hold."""
