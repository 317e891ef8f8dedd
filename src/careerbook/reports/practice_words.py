"""How wishes about a service read inside a sentence."""

WISHES = {"more": "more of it", "same": "the same", "less": "less of it", "stop": "to stop"}
"""What somebody would like of a service, after "you would like"."""
