"""`python -m careerbook`, and the console script."""

import os
import signal


def run() -> None:
    """Run the program; Ctrl-C while it is still loading ends it without a traceback."""
    signal.signal(signal.SIGINT, signal.SIG_DFL)
    # pydantic would look through every installed package for plug-ins, which could also read what is typed
    os.environ.setdefault("PYDANTIC_DISABLE_PLUGINS", "__all__")
    from careerbook.cli.main import main  # noqa: PLC0415 - the signal comes first

    raise SystemExit(main())


if __name__ == "__main__":
    run()
