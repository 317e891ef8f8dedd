"""`completion`: the script for a shell; what it asks while somebody types is answered by `_completing`."""

from typing import Annotated, Any

import typer

from careerbook.cli._group import Command, make_command
from careerbook.cli._session import session
from careerbook.errors import InvalidInput

BASH = r"""# careerbook: tab completion for bash. Add to ~/.bashrc: eval "$(careerbook completion bash)"
_careerbook() {
    local word line words=("${COMP_WORDS[@]:1:COMP_CWORD}")
    COMPREPLY=()
    compopt +o default 2>/dev/null
    while IFS=$'\t' read -r word line; do
        [ "$word" = ":files" ] && { compopt -o default 2>/dev/null; continue; }
        # a list on the screen (the second TAB) says what each word means; what is put into the line does not
        case "$COMP_TYPE" in
            63|33|64) [ -n "$line" ] && word="$word  ($line)" ;;
        esac
        COMPREPLY+=("$word")
    done < <("${COMP_WORDS[0]}" completion answer -- "${words[@]}" 2>/dev/null)
    [ "${#COMPREPLY[@]}" -eq 1 ] && COMPREPLY=("${COMPREPLY[0]%%  (*}")
    return 0
}
complete -F _careerbook careerbook
"""

ZSH = r"""#compdef careerbook
# careerbook: tab completion for zsh. Add to ~/.zshrc, after compinit: eval "$(careerbook completion zsh)"
_careerbook() {
    local word line
    local -a values shown
    while IFS=$'\t' read -r word line; do
        if [[ "$word" == ":files" ]]; then _files; continue; fi
        values+=("$word")
        shown+=("${word}${line:+  -- $line}")
    done < <("${words[1]}" completion answer -- "${(@)words[2,CURRENT]}" 2>/dev/null)
    (( $#values )) && compadd -U -l -d shown -a values
}
if [[ "$funcstack[1]" = "_careerbook" ]]; then _careerbook "$@"; else compdef _careerbook careerbook; fi
"""

FISH = r"""# careerbook: tab completion for fish. Save as ~/.config/fish/completions/careerbook.fish
function __careerbook_answer
    set -l words (commandline -opc) (commandline -ct)
    set -l program $words[1]
    for line in ($program completion answer -- $words[2..-1] 2>/dev/null)
        if test "$line" = ":files"
            __fish_complete_path (commandline -ct)
        else
            echo $line
        end
    end
end
complete -c careerbook -f -a "(__careerbook_answer)"
"""

SCRIPTS = {"bash": BASH, "zsh": ZSH, "fish": FISH}


def completion(
    shell: Annotated[str, typer.Argument(metavar="|".join(SCRIPTS), help="Which shell")],
) -> None:
    """Print the script that a shell needs to complete what you type; it says where to put it."""
    script = SCRIPTS.get(shell)
    if script is None:
        raise InvalidInput(f'there is no completion for "{shell}"', f"one of {', '.join(SCRIPTS)}")
    session.out(script)


class CompletionCommand(Command):
    """`completion SHELL`, and `completion answer -- WORDS`, which the scripts ask while somebody types."""

    def parse_args(self, ctx: Any, args: list[str]) -> list[str]:
        """Answer a script without the option parser, which would take the words for its own."""
        if args[:2] == ["answer", "--"]:
            from careerbook.cli._completing import answer  # noqa: PLC0415 - asked by a script only

            answer(args[2:])
            ctx.exit()
        return super().parse_args(ctx, args)


def command(name: str) -> Command:
    """Return the command."""
    line = "Print the tab completion for bash, zsh or fish."
    return make_command(completion, name, line, "careerbook completion bash", CompletionCommand)
