"""What a change is, and how a list of them becomes a record: pure, and it knows no kinds."""
