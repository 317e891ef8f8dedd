"""The rules: pure functions from records and a day to a value, or to the reason why there is none."""
