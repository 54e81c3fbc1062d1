"""Make the virtual environment that everything here runs in, and print its interpreter on standard output.

Nothing is needed but Python itself. One folder for each requirements.txt, interpreter and place (`var/venv-<key>`, with
`var/venv` pointing to it), so a changed requirements.txt installs anew while a running demo keeps what it has.
"""

import fcntl
import hashlib
import os
import shutil
import subprocess
import sys
from pathlib import Path

CHECKOUT = Path(__file__).resolve().parent.parent
VAR = CHECKOUT / "var"
REQUIREMENTS = CHECKOUT / "requirements.txt"
LINK = VAR / "venv"
LOG = VAR / "log" / "pip.log"


def main():
    folder = VAR / f"venv-{key()}"
    if not (folder / "complete").exists():
        VAR.mkdir(mode=0o711, exist_ok=True)
        with open(VAR / "environment.lock", "w") as lock:
            wait_for(lock)
            if not (folder / "complete").exists():
                build(folder)
    if not LINK.is_symlink() or os.readlink(LINK) != folder.name:
        point(folder)
    print(folder / "bin" / "python")


def key():
    """Name what the environment depends on; the place too, because scripts of a moved environment no longer start."""
    parts = [REQUIREMENTS.read_bytes(), sys.version.encode(), sys.base_prefix.encode(), os.fsencode(CHECKOUT)]
    return hashlib.sha256(b"\0".join(parts)).hexdigest()[:12]


def wait_for(lock):
    try:
        fcntl.flock(lock, fcntl.LOCK_EX | fcntl.LOCK_NB)
    except BlockingIOError:
        say("Waiting for another start that is installing the libraries.")
        fcntl.flock(lock, fcntl.LOCK_EX)


def build(folder):
    """Install into `folder`; the file `complete` is written last, so that a killed start is begun again."""
    say(f"Installing the libraries into {LINK.relative_to(CHECKOUT)} (once, about half a minute).")
    shutil.rmtree(folder, ignore_errors=True)
    LOG.parent.mkdir(mode=0o700, exist_ok=True)
    before = os.readlink(LINK) if LINK.is_symlink() else None
    with open(LOG, "w") as log:
        pip = make(folder, log)
        # --no-compile: each module is compiled when it is first imported, which halves the time to the first page
        done = run(log, *pip, "install", "--require-hashes", "--only-binary", ":all:", "--no-compile", "--no-input",
                   "--disable-pip-version-check", "-r", REQUIREMENTS)
    if not done:
        wanted = [line for line in LOG.read_text(errors="replace").splitlines() if line.startswith("ERROR")]
        refuse("The libraries could not be installed: "
               + (wanted[-1].removeprefix("ERROR: ") if wanted else "pip stopped") + "\n"
               "Installing needs a package index that this machine can reach, and glibc Linux (x86_64, aarch64) or macOS."
               f" All of pip's words are in {LOG}.")
    (folder / "complete").touch()
    for other in VAR.glob("venv-*"):
        # the one before may still carry a running demo
        if other.name not in (folder.name, before):
            shutil.rmtree(other, ignore_errors=True)


def make(folder, log):
    """Create an empty environment and return the words that call a pip for it."""
    python = folder / "bin" / "python"
    if run(log, sys.executable, "-m", "venv", folder):
        return [python, "-m", "pip"]
    # Debian splits off what `venv` needs to bring its own pip; a pip of the system's can stand in
    if (run(log, sys.executable, "-m", "venv", "--clear", "--without-pip", folder)
            and run(log, sys.executable, "-m", "pip", "--python", python, "--version")):
        return [sys.executable, "-m", "pip", "--python", python]
    shutil.rmtree(folder, ignore_errors=True)
    refuse(f"{sys.executable} cannot make a virtual environment. On Debian and Ubuntu the package python3-venv gives it: "
           "apt-get install python3-venv")


def run(log, *words):
    log.flush()
    return subprocess.run([str(word) for word in words], stdin=subprocess.DEVNULL, stdout=log, stderr=log).returncode == 0


def point(folder):
    """Turn the link `var/venv` to `folder` in one step; people and editors use the link, the commands do not."""
    fresh = VAR / f"venv.{os.getpid()}"
    fresh.symlink_to(folder.name)
    fresh.replace(LINK)


def say(sentence):
    print(sentence, file=sys.stderr, flush=True)


def refuse(sentence):
    say(sentence)
    raise SystemExit(1)


if __name__ == "__main__":
    main()
