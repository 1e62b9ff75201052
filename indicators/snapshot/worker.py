"""A process that reads files for another: what to read comes in, what was read goes out."""

import pickle
import sys

from indicators.snapshot.parsing import parsed


def main() -> None:
    """Serve one request."""
    share, lists = pickle.load(sys.stdin.buffer)
    for batch in share:
        pickle.dump(parsed(batch, lists), sys.stdout.buffer, pickle.HIGHEST_PROTOCOL)
        sys.stdout.buffer.flush()


if __name__ == "__main__":
    main()
