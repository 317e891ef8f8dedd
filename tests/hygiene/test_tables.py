"""The literal tables and the files behind them agree, both ways."""

import re
from importlib import import_module

import pytest

from careerbook.cli._group import VerbGroup
from careerbook.cli._showing import CARDS
from careerbook.cli.root import COMMANDS, MEANT, PAGE, page, rows
from careerbook.records.kinds import KINDS, kind
from careerbook.records.settings_table import SETTINGS
from careerbook.render import FORMATS
from careerbook.reports import REPORTS
from careerbook.rules.table import RULES
from tests.hygiene.house import PACKAGE, module_names

CLI_PLUMBING = {"main", "root", "recording"}
"""Files of the command line that are no command."""

RECORDS_PLUMBING = {"check", "entry", "fields", "kind", "kinds", "scales", "settings_table", "shape", "words"}
"""Files of the records room that declare no kind."""

NOT_ON_THE_PAGE = {"did", "help"}
"""Commands that the root page has no line for: the other word for `win`, and the one it tells how to use."""


def test_every_command_file_has_a_row_and_every_row_a_file() -> None:
    assert {row.module for row in COMMANDS.values()} == module_names(PACKAGE / "cli") - CLI_PLUMBING


@pytest.mark.parametrize("name", COMMANDS)
def test_a_row_makes_the_command_of_its_name(name: str) -> None:
    made = import_module(f"careerbook.cli.{COMMANDS[name].module}").command(name)
    assert made.name == name
    assert COMMANDS[name].line == COMMANDS[name].line.strip(". ")


def test_every_record_file_has_rows_and_every_row_a_file() -> None:
    assert {row.module for row in KINDS.values()} == module_names(PACKAGE / "records") - RECORDS_PLUMBING


@pytest.mark.parametrize("module", sorted({row.module for row in KINDS.values()}))
def test_a_record_file_declares_the_kinds_of_its_rows(module: str) -> None:
    declared = [k.name for k in import_module(f"careerbook.records.{module}").KINDS]
    assert sorted(declared) == sorted(name for name, row in KINDS.items() if row.module == module)


@pytest.mark.parametrize("name", KINDS)
def test_a_kind_hangs_on_kinds_that_exist_and_opens_by_what_hangs_on_it(name: str) -> None:
    row, k = KINDS[name], kind(name)
    assert set(row.under) <= {*KINDS, "book"}
    assert not k.opened_by or name in KINDS[k.opened_by].under
    assert row.first == "" or row.first in k.states
    for column in k.columns.values():
        assert column.type.of == "" or column.type.of in KINDS
        assert column.help
        assert not column.help.endswith(".")


def test_every_document_has_a_row_and_every_row_a_document() -> None:
    found = {name: import_module(f"careerbook.reports.{name}") for name in module_names(PACKAGE / "reports")}
    both = {page.__name__ for page in found.values() if hasattr(page, "build") and hasattr(page, "layout")}
    cards = {f"careerbook.reports.{name}" for name in CARDS.values()}
    listed = {report.module for report in REPORTS.values()}
    for module in listed | cards:
        assert hasattr(import_module(module), "build"), module
        assert hasattr(import_module(module), "layout"), module
    assert both - cards <= listed
    assert all(set(report.formats) <= set(FORMATS) for report in REPORTS.values())


def test_every_format_has_a_file_and_every_file_a_format() -> None:
    assert {form.module.rpartition(".")[2] for form in FORMATS.values()} == module_names(PACKAGE / "render")
    suffixes = [suffix for form in FORMATS.values() for suffix in form.suffixes]
    assert len(suffixes) == len(set(suffixes))


def test_every_rule_row_names_a_rule_file() -> None:
    assert {rule.module for rule in RULES} <= module_names(PACKAGE / "rules")


@pytest.mark.parametrize("name", SETTINGS)
def test_a_setting_is_asked_for_somewhere(name: str) -> None:
    asking = re.compile(rf"""setting\w*\(\s*["']{name}["']|["']{name}["']""")
    held = PACKAGE / "records/settings_table.py"
    sources = (file.read_text(encoding="utf-8") for file in PACKAGE.rglob("*.py") if file != held)
    assert any(asking.search(source) for source in sources)


# --- the root page -------------------------------------------------------------------------------------------------


def named_on(text: str) -> set[str]:
    """Return the words of the root page that stand where a command does."""
    named: set[str] = set()
    block = ""
    for line in text.splitlines():
        if line and not line.startswith(" "):
            block = line
        elif line.startswith("  "):
            first, _, rest = line.strip().partition("  ")
            if block.startswith("Your records"):
                named |= set(re.sub(r"\([^)]*\)", "", rest).split())
            elif re.match(r"[A-Z\d]", rest.strip()):
                named.add(first)
            else:
                named |= set(line.split())
    return named


def test_the_root_page_names_only_commands_that_exist() -> None:
    assert named_on(PAGE) - set(COMMANDS) == set()


def test_the_root_page_names_every_command() -> None:
    assert set(rows()) - named_on(page()) == NOT_ON_THE_PAGE


def test_the_root_page_fits_a_screen() -> None:
    assert max(len(line) for line in PAGE.splitlines()) <= 80
    for name, row in COMMANDS.items():
        told = re.search(rf"^  {name} +([A-Z\d].*?)(   .*)?$", PAGE, re.MULTILINE)
        assert told is None or told[1] == row.line


@pytest.mark.parametrize("word", MEANT)
def test_a_word_that_people_type_leads_to_a_command(word: str) -> None:
    assert word not in COMMANDS
    meant, _, verb = MEANT[word].partition(" ")
    if meant.startswith("--"):
        return
    made = import_module(f"careerbook.cli.{COMMANDS[meant].module}").command(meant)
    assert not verb or (isinstance(made, VerbGroup) and verb in made.verbs)
