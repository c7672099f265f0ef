"""The command ``newsreader``, and ``python -m reader``, which is the same.

Loading what the command line needs takes a few hundredths of a second, in which somebody may have changed their mind.
Until it is there, Ctrl+C ends the program as the system ends those that know nothing of it, without a traceback;
from then on `reader.cli` heeds it. Nothing is imported before that is so.
"""


def main() -> int:
    """Run the command line that the program was called with; the exit status."""
    try:
        import signal

        # Whoever started it may have asked for Ctrl+C to be passed over: then it is.
        usual = signal.getsignal(signal.SIGINT) is signal.default_int_handler
        if usual:
            signal.signal(signal.SIGINT, signal.SIG_DFL)
        from . import cli

        if usual:
            signal.signal(signal.SIGINT, signal.default_int_handler)
        return cli.main()
    except KeyboardInterrupt:  # in the moments before and after
        return 1


if __name__ == "__main__":
    raise SystemExit(main())
