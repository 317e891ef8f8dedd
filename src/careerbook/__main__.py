"""`python -m careerbook`, and the console script."""

import signal


def run() -> None:
    """Run the program; Ctrl-C while it is still loading ends it without a traceback."""
    signal.signal(signal.SIGINT, signal.SIG_DFL)
    from careerbook.cli.main import main  # noqa: PLC0415 - the signal comes first

    raise SystemExit(main())


if __name__ == "__main__":
    run()
