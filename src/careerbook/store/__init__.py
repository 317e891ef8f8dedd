"""The only room with SQL: opening, committing, reading, searching, views."""
