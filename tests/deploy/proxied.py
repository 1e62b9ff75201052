"""Two processes of the app over one data folder behind the nginx that `deploy/` configures."""

import contextlib
import datetime as dt
import ipaddress
import os
import shutil
import ssl
import subprocess
import sys
import time
import urllib.request
from collections.abc import Iterator, Sequence
from dataclasses import dataclass, field
from pathlib import Path

from cryptography import x509
from cryptography.hazmat.primitives import hashes, serialization
from cryptography.hazmat.primitives.asymmetric import ec
from cryptography.x509.oid import NameOID
from running import ROOT, free_port

NGINX = shutil.which("nginx", path=f"{os.environ.get('PATH', '')}:/usr/sbin:/usr/local/sbin")
REASON = "no nginx found: install one (Debian: apt install nginx-light)"
PATIENCE = 90
FRAME = """\
daemon off;
pid {place}/nginx.pid;
error_log {place}/start.log warn;
worker_processes 2;
{user}
events {{ worker_connections 4096; }}
http {{
    include {mime};
    default_type application/octet-stream;
    client_body_temp_path {place}/body;
    proxy_temp_path {place}/proxy;
    fastcgi_temp_path {place}/fastcgi;
    uwsgi_temp_path {place}/uwsgi;
    scgi_temp_path {place}/scgi;
    include {place}/plan-indicators.conf;
}}
"""


@dataclass
class App:
    """One process of the app; it may be killed and started again at its port."""

    port: int
    log: Path
    env: dict[str, str]
    script: Path = ROOT / "app.py"
    process: subprocess.Popen | None = None

    @property
    def address(self) -> str:
        return f"http://127.0.0.1:{self.port}"

    def start(self) -> None:
        command = [sys.executable, "-m", "streamlit", "run", str(self.script)]
        options = ["--server.port", str(self.port), "--server.headless", "true"]
        with self.log.open("a", encoding="utf-8") as output:
            self.process = subprocess.Popen(
                [*command, *options], cwd=ROOT, env={**os.environ, **self.env},
                stdout=output, stderr=subprocess.STDOUT,
            )  # fmt: skip

    def wait(self) -> None:
        place = "/api/ready" if self.script.name == "app.py" else "/_stcore/health"
        until(lambda: answers(f"{self.address}{place}"), f"{self.port}: {self.log}")

    def kill(self) -> None:
        """End it as a crash would."""
        assert self.process is not None
        self.process.kill()
        self.process.wait(timeout=20)

    def stop(self) -> None:
        if self.process is not None and self.process.poll() is None:
            self.process.terminate()
            try:
                self.process.wait(timeout=20)
            except subprocess.TimeoutExpired:
                self.process.kill()
                self.process.wait(timeout=20)

    def memory(self) -> float:
        """Memory of its own, in MB."""
        assert self.process is not None
        text = Path(f"/proc/{self.process.pid}/status").read_text(encoding="utf-8")
        [line] = [one for one in text.splitlines() if one.startswith("RssAnon")]
        return int(line.split()[1]) / 1024


@dataclass
class Service:
    """nginx and the processes behind it."""

    folder: Path
    address: str
    apps: list[App] = field(default_factory=list)

    def log(self) -> str:
        return (self.folder / "plan-indicators.access.log").read_text("utf-8")


def until(check, what: str, patience: float = PATIENCE) -> None:
    deadline = time.monotonic() + patience
    while not check():
        if time.monotonic() > deadline:
            raise RuntimeError(f"it did not come: {what}")
        time.sleep(0.05)


def unchecked() -> ssl.SSLContext:
    """Return a context that takes the certificate made here."""
    made = ssl.create_default_context()
    made.check_hostname, made.verify_mode = False, ssl.CERT_NONE
    return made


def answers(address: str) -> bool:
    with (
        contextlib.suppress(OSError),
        urllib.request.urlopen(address, timeout=5, context=unchecked()) as got,
    ):
        return got.status == 200
    return False


def certificate(folder: Path) -> tuple[Path, Path]:
    """Make a certificate of this machine, signed by itself."""
    key = ec.generate_private_key(ec.SECP256R1())
    name = x509.Name([x509.NameAttribute(NameOID.COMMON_NAME, "localhost")])
    now = dt.datetime.now(dt.UTC)
    address = x509.IPAddress(ipaddress.ip_address("127.0.0.1"))
    made = (
        x509.CertificateBuilder()
        .subject_name(name)
        .issuer_name(name)
        .public_key(key.public_key())
        .serial_number(x509.random_serial_number())
        .not_valid_before(now - dt.timedelta(days=1))
        .not_valid_after(now + dt.timedelta(days=2))
        .add_extension(x509.SubjectAlternativeName([address]), critical=False)
        .sign(key, hashes.SHA256())
    )
    chain, secret = folder / "chain.pem", folder / "key.pem"
    chain.write_bytes(made.public_bytes(serialization.Encoding.PEM))
    secret.write_bytes(
        key.private_bytes(
            serialization.Encoding.PEM,
            serialization.PrivateFormat.PKCS8,
            serialization.NoEncryption(),
        )
    )
    return chain, secret


def configuration(folder: Path, ports: Sequence[int], https: int, more: Sequence[str]) -> None:
    """Write the shipped configuration for these ports, as its command does."""
    chain, key = certificate(folder)
    command = [
        sys.executable, str(ROOT / "deploy" / "render.py"), "--name", "127.0.0.1",
        "--certificate", str(chain), "--key", str(key), "--logs", str(folder),
        "--https", f"127.0.0.1:{https}", "--http", f"127.0.0.1:{free_port()}",
        *(part for port in ports for part in ("--port", str(port))),
        *more, "-o", str(folder / "plan-indicators.conf"),
    ]  # fmt: skip
    subprocess.run(command, check=True, timeout=60, cwd=folder)
    mimes = [Path("/etc/nginx/mime.types"), Path("/usr/local/etc/nginx/mime.types")]
    frame = FRAME.format(
        place=folder,
        mime=next(one for one in mimes if one.exists()),
        user="user root;" if os.geteuid() == 0 else "",
    )
    (folder / "nginx.conf").write_text(frame, encoding="utf-8")


@contextlib.contextmanager
def nginx(folder: Path, ports: Sequence[int], more: Sequence[str] = ()) -> Iterator[str]:
    """Start nginx before these ports; give its address."""
    https = free_port()
    configuration(folder, ports, https, more)
    command = [NGINX, "-p", str(folder), "-c", str(folder / "nginx.conf")]
    with (folder / "nginx.out").open("w") as output:
        process = subprocess.Popen(command, stdout=output, stderr=output)
    try:
        address = f"https://127.0.0.1:{https}"
        until(lambda: process.poll() is not None or answers(f"{address}/api/health"), "nginx", 20)
        if process.poll() is not None:
            raise RuntimeError((folder / "nginx.out").read_text())
        yield address
    finally:
        process.terminate()
        process.wait(timeout=20)


@contextlib.contextmanager
def service(
    folder: Path, *, count: int = 2, more: Sequence[str] = (), **env: str
) -> Iterator[Service]:
    """Start processes over a copy of the data in `folder`, and nginx before them."""
    data = folder / "data"
    if not data.exists():
        shutil.copytree(ROOT / "data", data, ignore=shutil.ignore_patterns(".*"))
    given = {"INDICATORS_DATA": str(data), "INDICATORS_ACCESS": str(folder / "access.yaml"), **env}
    apps = [App(free_port(), folder / f"app-{number}.log", given) for number in range(count)]
    try:
        for app in apps:
            app.start()
        for app in apps:
            app.wait()
        with nginx(folder, [app.port for app in apps], more) as address:
            yield Service(folder, address, apps)
    finally:
        for app in apps:
            app.stop()
