"""Ask a process whether it can serve; the exit code tells. Needs nothing but Python."""

import os
import sys
import urllib.request


def main() -> int:
    """Return 0 where the process is ready, else 1."""
    port = os.environ.get("STREAMLIT_SERVER_PORT", "8501")
    asked = sys.argv[1] if len(sys.argv) > 1 else f"http://127.0.0.1:{port}/api/ready"
    try:
        with urllib.request.urlopen(asked, timeout=5) as answer:
            return int(answer.status != 200)
    except OSError as error:
        sys.stderr.write(f"{asked}: {error}\n")
        return 1


if __name__ == "__main__":
    sys.exit(main())
