"""The table of rules and the functions agree, both ways."""

import importlib
import inspect
import pkgutil
import re

import pytest

import careerbook.rules
from careerbook.rules.table import RULES, Rule


@pytest.mark.parametrize("rule", RULES, ids=lambda rule: f"{rule.number}-{rule.function}")
def test_a_row_names_a_function_whose_docstring_cites_its_number_and_a_source(rule: Rule) -> None:
    function = getattr(importlib.import_module(f"careerbook.rules.{rule.module}"), rule.function)
    doc = inspect.getdoc(function) or ""
    assert re.search(rf"\b{rule.number}\b[^·]*· \S", doc), doc
    assert rule.line.endswith(".")


@pytest.mark.parametrize("name", sorted(module.name for module in pkgutil.iter_modules(careerbook.rules.__path__)))
def test_a_public_function_that_gives_a_rule_and_its_source_is_in_the_table(name: str) -> None:
    module = importlib.import_module(f"careerbook.rules.{name}")
    citing = {
        function_name
        for function_name, function in inspect.getmembers(module, inspect.isfunction)
        if function.__module__ == module.__name__
        and not function_name.startswith("_")
        and re.search(r"\bR\d+\b[^·]*· \S", inspect.getdoc(function) or "")
    }
    assert citing == {rule.function for rule in RULES if rule.module == name}


def test_the_rows_stand_in_the_order_of_their_numbers_and_none_twice() -> None:
    numbers = [int(rule.number[1:]) for rule in RULES]
    assert numbers == sorted(numbers)
    assert len({(rule.module, rule.function) for rule in RULES}) == len(RULES)
