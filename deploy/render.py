"""Make the nginx configuration of one office from the template.

`python deploy/render.py --name plan.example.cn --certificate /etc/ssl/plan.pem
--key /etc/ssl/private/plan.key -o /etc/nginx/conf.d/plan-indicators.conf`
"""

import argparse
import html
import os
import re
import sys
import tempfile
import tomllib
from collections.abc import Sequence
from pathlib import Path

HERE = Path(__file__).resolve().parent
sys.path[:0] = [str(HERE.parent)]

from indicators.wording import administration as words  # noqa: E402  # found by the path above

SETTINGS = HERE.parent / ".streamlit" / "config.toml"
POLICY = (
    "default-src 'self'; img-src 'self' data:; style-src 'self' 'unsafe-inline'; "
    "object-src 'none'; base-uri 'self'; form-action 'self'; frame-ancestors 'self'"
)
"""For the published site, which holds no script but files of its own."""
RATES = {
    "PAGES_RATE": "20r/s", "PAGES_BURST": "60", "OFFICE_RATE": "200r/s", "OFFICE_BURST": "600",
    "API_RATE": "10r/s", "API_BURST": "40", "LINES": "2000",
}  # fmt: skip
"""Per visitor, for all behind one address, for programs; a page is about five requests."""
UNSAFE = re.compile(r"[\s;{}'\"$\\]")


def offered() -> argparse.ArgumentParser:
    """Return what can be asked for."""
    parser = argparse.ArgumentParser(description=str(__doc__).splitlines()[0])
    parser.add_argument("--name", required=True, help="server name, as in the certificate")
    parser.add_argument("--certificate", required=True, help="file with the chain (PEM)")
    parser.add_argument("--key", required=True, help="file with the private key (PEM)")
    parser.add_argument("--port", type=int, action="append", help="of an app process (8501, 8502)")
    parser.add_argument("--site", help="folder of a static site, served as /public/")
    parser.add_argument("--identity", default="X-Remote-User", help="header that names a person")
    parser.add_argument("--auth", default="", help="file with the office's own sign-in, included")
    parser.add_argument("--logs", default="/var/log/nginx", help="folder of the logs")
    parser.add_argument("--https", default="443", help="address and port to listen on")
    parser.add_argument("--http", default="80", help="the same, unencrypted: sent on to https")
    parser.add_argument("--rate", action="append", default=[], metavar="NAME=VALUE",
                        help=f"another limit: {', '.join(RATES)}")  # fmt: skip
    parser.add_argument("-o", "--output", type=Path, help="file to write (else printed)")
    return parser


def rendered(given: argparse.Namespace) -> str:
    """Return the configuration; raises ValueError where a value would break it."""
    ports = given.port or [8501, 8502]
    values = {
        "NAME": given.name, "CERTIFICATE": given.certificate, "KEY": given.key,
        "IDENTITY": given.identity, "LOGS": given.logs, "HTTPS": given.https, "HTTP": given.http,
        "SITE": given.site or "", **RATES, **dict(one.split("=", 1) for one in given.rate),
    }  # fmt: skip
    for name, value in values.items():
        if UNSAFE.search(value):
            raise ValueError(f"{name}: {value!r} holds a character that nginx would misread")
    values |= {f"{one}6": _both(values[one]) for one in ("HTTPS", "HTTP")}
    values |= _processes(ports) | {"POLICY": POLICY, "UPLOAD": f"{_upload() + 1}m"}
    values["AUTH"] = f"include {given.auth};" if given.auth else "# include sign-in.conf;"
    values |= {"AWAY": _told("away"), "BUSY": _told("busy"), "PORT": _port(values["HTTPS"])}
    values["PUBLIC"] = (HERE / "nginx" / "public.conf.in").read_text("utf-8") if given.site else ""
    text = (HERE / "nginx" / "plan-indicators.conf.in").read_text("utf-8")
    text = text.replace("@PUBLIC@", values["PUBLIC"])
    found = re.sub(r"@([A-Z][A-Z0-9_]*)@", lambda match: values[match[1]], text)
    return "".join(line for line in found.splitlines(keepends=True) if "listen -;" not in line)


def _both(address: str) -> str:
    """Return the same port of IPv6; nothing where one address was named."""
    return f"[::]:{address}" if address.isdigit() else "-;"


def _processes(ports: Sequence[int]) -> dict[str, str]:
    limits = "max_fails=1 fail_timeout=2s"
    servers = {port: f"    server 127.0.0.1:{port} {limits}" for port in ports}
    cookie = "Path=/; Secure; HttpOnly; SameSite=Lax"
    pools = [
        "\n".join([
            f"upstream plan_process_{port} {{",
            f"    zone plan_process_{port} 64k;",
            f"{servers[port]};",
            *(f"{line} backup;" for other, line in servers.items() if other != port),
            "    keepalive 8;",
            "}",
        ])
        for port in ports
    ]  # fmt: skip
    return {
        "SERVERS": "\n".join(f"{line};" for line in servers.values()),
        # Where one process did not answer, the last of the list did.
        "SESSIONS": "\n".join(f'    "~:{p}$" "plan_session={p}; {cookie}";' for p in ports),
        "POOLS": "\n".join(f'    "{port}" plan_process_{port};' for port in ports),
        "UPSTREAMS": "\n".join(pools),
    }


def _upload() -> int:
    """Return how many MB the importer takes, as the app is set."""
    return int(tomllib.loads(SETTINGS.read_text("utf-8"))["server"]["maxUploadSize"])


def _port(address: str) -> str:
    """Return what the address that people type ends with; nothing for the usual port."""
    port = address.rpartition(":")[2]
    return "" if port == "443" else f":{port}"


def _told(key: str) -> str:
    """Return a page that says one thing in both languages and tries again."""
    told = [html.escape(words.say(lang, key)) for lang in ("zh", "en")]
    page = (
        '<!doctype html><html lang="zh-CN"><meta charset="utf-8">'
        '<meta http-equiv="refresh" content="5"><meta name="viewport" content="width=device-width">'
        f'<title>{told[0]}</title><h1>{told[0]}</h1><p lang="en">{told[1]}</p></html>'
    )
    return page.replace("\\", "\\\\").replace("'", "&#39;").replace("$", "&#36;")


def main(arguments: Sequence[str] | None = None) -> int:
    """Write the configuration, whole or not at all; 1 where it cannot be made."""
    given = offered().parse_args(arguments)
    try:
        text = rendered(given)
        if given.output is None:
            sys.stdout.write(text)
            return 0
        with tempfile.NamedTemporaryFile(
            "w", dir=given.output.parent, delete=False, encoding="utf-8"
        ) as file:
            file.write(text)
        Path(file.name).chmod(0o644)
        os.replace(file.name, given.output)  # noqa: PTH105
    except (ValueError, OSError, KeyError) as error:
        sys.stderr.write(f"{error}\n")
        return 1
    return 0


if __name__ == "__main__":
    sys.exit(main())
