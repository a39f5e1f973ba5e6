# SPDX-License-Identifier: MIT
"""Set up what a verb needs, then do it: run, test, bench, screenshots, lint, bundle.

Standard library only, so that a bare python3 can start it. Whatever the machine has already is used as it is:
apt and pip are called only for what is missing, and a second run starts at once.
"""

from __future__ import annotations

import ctypes
import hashlib
import importlib.metadata
import importlib.util
import os
import re
import shutil
import subprocess
import sys
import tempfile
from collections import defaultdict
from collections.abc import Callable, Mapping, Sequence
from dataclasses import dataclass, field, replace
from pathlib import Path

ROOT = Path(__file__).resolve().parent.parent
VENV = ROOT / ".venv"
OLDEST_PYTHON = (3, 11)
PIN = re.compile(r"^([\w.-]+)==([^\s;]+)(?: ; (.*?))? ?\\?$", re.MULTILINE)
FOREIGN = re.compile(r"sys_platform == '(\w+)'")
OFFSCREEN = {"QT_QPA_PLATFORM": "offscreen"}
SAME_EVERYWHERE = {**OFFSCREEN, **({"LC_ALL": "C.UTF-8"} if sys.platform == "linux" else {})}
WITH_VALUE = ("--journal", "--passphrase-file")
NO_WINDOW = ("-h", "--help", "--version", "--self-check", "--picture")


class SetupError(Exception):
    """What went wrong and what to do, in one sentence for the person at the terminal."""


@dataclass(frozen=True)
class System:
    """A system package, and how to see that it is there whoever put it there.

    `packages` are names of the same thing on different systems; the first that apt offers is installed.
    Without one that is not `needed`, a verb goes on.
    """

    packages: tuple[str, ...]
    library: str = ""
    program: str = ""
    module: str = ""
    needed: bool = True

    def __str__(self) -> str:
        return self.packages[0]


@dataclass(frozen=True)
class Setup:
    """The interpreter a verb's work runs under, and what it adds to the environment."""

    python: str
    extra: Mapping[str, str] = field(default_factory=dict)

    def call(self, *words: str, cwd: Path | None = None, under: Mapping[str, str] | None = None) -> int:
        """Run the interpreter with these words; its exit code, 128 and up when a signal ended it."""
        environment = {**os.environ, **self.extra, **(under or {})}
        code = subprocess.call([self.python, *words], cwd=cwd, env=environment)
        return code if code >= 0 else 128 - code


@dataclass(frozen=True)
class Verb:
    """What stands behind one word of the command line."""

    help: str
    requirements: str
    system: tuple[System, ...]
    work: Callable[[Setup, Sequence[str]], int]
    refuse: Callable[[Sequence[str]], str] = field(default=lambda _arguments: "")


# The system packages, by what needs them.
PYTHON = System((f"python3.{sys.version_info.minor}-venv", "python3-venv"), module="ensurepip")
QT = (
    System(("libegl1",), library="libEGL.so.1"),
    System(("libgl1",), library="libGL.so.1"),
    System(("libglib2.0-0", "libglib2.0-0t64"), library="libgthread-2.0.so.0"),
    System(("libdbus-1-3",), library="libdbus-1.so.3"),
    System(("libfontconfig1",), library="libfontconfig.so.1"),
    System(("libxkbcommon0",), library="libxkbcommon.so.0"),
    System(("fonts-dejavu-core",), needed=False),  # Latin, Hebrew and Arabic
)
DISPLAY = (
    System(("libxcb-cursor0",), library="libxcb-cursor.so.0"),
    System(("libxcb-icccm4",), library="libxcb-icccm.so.4"),
    System(("libxcb-keysyms1",), library="libxcb-keysyms.so.1"),
    System(("libxcb-shape0",), library="libxcb-shape.so.0"),
    System(("libxkbcommon-x11-0",), library="libxkbcommon-x11.so.0"),
)
CJK = System(("fonts-wqy-microhei", "fonts-droid-fallback", "fonts-noto-cjk", "fonts-wqy-zenhei"), needed=False)
PAGES = (System(("poppler-utils",), program="pdftotext"), CJK)
XVFB = (System(("xvfb",), program="Xvfb", needed=False), *(replace(one, needed=False) for one in DISPLAY))
TEST = (*QT, *PAGES, *XVFB)
FREEZER = (*QT, *DISPLAY, System(("binutils",), program="objdump"))


def say(text: str) -> None:
    """Tell the person at the terminal; standard output belongs to what is run."""
    print(text, file=sys.stderr, flush=True)


def missing(wanted: Sequence[System]) -> list[System]:
    """Those of the system packages that are not there."""
    unseen = [one for one in wanted if not _visible(one)]
    named = [name for one in unseen if not one.module for name in one.packages]
    installed = _installed(named) if named else set()
    return [one for one in unseen if installed.isdisjoint(one.packages)]


def _visible(one: System) -> bool:
    if one.library:
        try:
            ctypes.CDLL(one.library)
        except OSError:
            return False
        return True
    if one.program:
        return shutil.which(one.program) is not None
    return bool(one.module) and importlib.util.find_spec(one.module) is not None


def _installed(names: Sequence[str]) -> set[str]:
    query = ["dpkg-query", "-W", "-f", "${db:Status-Status} ${Package}\n", *names]
    return {line.split()[1] for line in _quiet(query).stdout.splitlines() if line.startswith("installed ")}


def install_system(wanted: Sequence[System]) -> None:
    """Install with apt what is missing; elsewhere this does nothing, and Qt's own import tells."""
    if sys.platform != "linux" or not shutil.which("apt-get") or not shutil.which("dpkg-query"):
        return
    lacking = missing(wanted)
    if not lacking:
        return
    say(f"Installing with apt: {', '.join(map(str, lacking))}")
    needed = [one for one in lacking if one.needed]
    try:
        _apt(lacking)
    except SetupError as problem:
        if len(needed) == len(lacking):
            raise
        if needed:
            _apt(needed)
        say(f"{problem} Going on without: tests that need it are skipped, or text is drawn in other fonts.")


def _apt(lacking: Sequence[System]) -> None:
    rights = _rights(" ".join(map(str, lacking)))
    _quiet([*rights, "apt-get", "update", "-qq"])  # old lists may do; if not, the next step says what is wrong
    chosen = [_offered(one.packages) for one in lacking]
    options = ["--yes", "-qq", "--no-install-recommends", "-o", "DPkg::Lock::Timeout=120"]
    done = _quiet([*rights, "env", "DEBIAN_FRONTEND=noninteractive", "apt-get", "install", *options, *chosen])
    if done.returncode:
        raise SetupError(f"apt-get could not install {' '.join(chosen)} ({_reason(done)}).")


def _rights(names: str) -> list[str]:
    if os.geteuid() == 0:
        return []
    if shutil.which("sudo"):
        return ["sudo"] if sys.stdin.isatty() else ["sudo", "--non-interactive"]
    raise SetupError(
        f"System packages are missing and need root: run `apt-get install {names}` as root, then this again."
    )


def _offered(alternatives: Sequence[str]) -> str:
    for name in alternatives:
        candidate = re.search(r"Candidate: (\S+)", _quiet(["apt-cache", "policy", name]).stdout)
        if candidate and candidate[1] != "(none)":
            return name
    raise SetupError(f"apt offers no package named {' or '.join(alternatives)}: look at the network and apt's sources.")


def _quiet(command: Sequence[str]) -> subprocess.CompletedProcess[str]:
    environment = {**os.environ, "LC_ALL": "C.UTF-8"}  # the answers are read, so they must not be translated
    return subprocess.run(command, capture_output=True, text=True, errors="replace", env=environment, check=False)


def _reason(done: subprocess.CompletedProcess[str]) -> str:
    lines = [line.strip() for line in (done.stderr + done.stdout).splitlines() if line.strip()]
    errors = [line for line in lines if line.lower().startswith(("error", "e:", "sudo"))]
    return (errors or lines or ["it did not say why"])[0].rstrip(".")


def prepare(name: str) -> Setup:
    """Make a verb runnable: system packages, an environment with the pinned requirements, the project itself."""
    verb = VERBS[name]
    stamp = VENV / f".ready-{name}"
    requirements = ROOT / "packaging" / verb.requirements
    if stamp.is_file() and stamp.read_text() == _key(requirements):
        install_system([one for one in verb.system if one.needed])
        return _own()
    if not _venv_python().exists() and equipped(requirements.read_text()):
        install_system([one for one in verb.system if one.needed])
        paths = [str(ROOT), os.environ.get("PYTHONPATH", "")]
        return Setup(sys.executable, {"PYTHONPATH": os.pathsep.join(filter(None, paths))})
    usable = _usable()
    install_system(verb.system if usable else (*verb.system, PYTHON))
    if not usable:
        _make_venv()
    _install_python(requirements)
    if verb.system:
        _check_qt()
    stamp.write_text(_key(requirements))
    return _own()


def equipped(pins: str) -> bool:
    """Whether the running interpreter has every pinned package already, so that nothing need be made."""
    versions: defaultdict[str, set[str]] = defaultdict(set)
    for name, version, marker in PIN.findall(pins):
        platform = FOREIGN.search(marker)
        if not platform or platform[1] == sys.platform:
            versions[name].add(version)
    return bool(versions) and all(_version(name) in allowed for name, allowed in versions.items())


def _version(name: str) -> str:
    try:
        return importlib.metadata.version(name)
    except importlib.metadata.PackageNotFoundError:
        return ""


def _venv_python() -> Path:
    return VENV / ("Scripts/python.exe" if sys.platform == "win32" else "bin/python")


def _own() -> Setup:
    return Setup(str(_venv_python()), {"MPLCONFIGDIR": str(VENV / "cache" / "matplotlib")})


def _build_tools() -> Path:
    return ROOT / "packaging" / "requirements-build.txt"


def _key(requirements: Path) -> str:
    """What the environment was made from; a moved checkout, another Python or a new pin changes it."""
    made_by = VENV / "pyvenv.cfg"
    parts = [file.read_bytes() for file in (_build_tools(), requirements, ROOT / "pyproject.toml")]
    parts.append(bytes(ROOT))
    return hashlib.blake2b(b"\0".join([*parts, made_by.read_bytes() if made_by.is_file() else b""])).hexdigest()


def _usable() -> bool:
    return _venv_python().exists() and _quiet([str(_venv_python()), "-c", "import pip"]).returncode == 0


def _make_venv() -> None:
    say("Making .venv; what goes into it is downloaded once, about 150 MB")
    done = _quiet([sys.executable, "-m", "venv", "--clear", str(VENV)])
    if done.returncode:
        raise SetupError(f"{sys.executable} could not make {VENV} ({_reason(done)}).")


def _install_python(requirements: Path) -> None:
    say(f"Installing packaging/{requirements.name} into .venv")
    files = [word for file in (_build_tools(), requirements) for word in ("--requirement", str(file))]
    _pip("the pinned requirements", "--require-hashes", *files)
    _pip("the project", "--no-deps", "--no-index", "--no-build-isolation", "--editable", str(ROOT))


def _pip(what: str, *words: str) -> None:
    pip = [str(_venv_python()), "-m", "pip", "install", "-qq", "--no-input", "--disable-pip-version-check"]
    done = _quiet([*pip, *words])
    if done.returncode:
        raise SetupError(f"pip could not install {what} ({_reason(done)}); look at the network and run this again.")


def _check_qt() -> None:
    done = _quiet([str(_venv_python()), "-c", "import PySide6.QtWidgets"])
    if not done.returncode:
        return
    lost = [one.library for one in QT if one.library and not _visible(one)] if sys.platform == "linux" else []
    if lost:
        raise SetupError(f"Qt needs {', '.join(lost)}; install them and run this again.")
    raise SetupError(f"Qt does not start on this system ({done.stderr.strip().splitlines()[-1]}).")


def has_display(environment: Mapping[str, str]) -> bool:
    """Whether a window can be shown, or the caller has told Qt where to draw."""
    if sys.platform != "linux":
        return True
    return any(environment.get(name) for name in ("DISPLAY", "WAYLAND_DISPLAY", "QT_QPA_PLATFORM"))


def opens_window(arguments: Sequence[str]) -> bool:
    """Whether these arguments of the application lead to a window: no command word, no question answered in text."""
    rest = iter(arguments)
    for word in rest:
        if word in WITH_VALUE:
            next(rest, None)
        elif not word.startswith("-") or word.partition("=")[0] in NO_WINDOW:
            return False
    return True


def no_display(arguments: Sequence[str]) -> str:
    """Why these arguments of the application can't be served here, or nothing."""
    if has_display(os.environ) or "--demo" in arguments or not opens_window(arguments):
        return ""
    return (
        "There is no display here (DISPLAY and WAYLAND_DISPLAY are not set): start it in a desktop session, "
        "or use `run --demo`, which then draws the window into a picture, or a command such as `run list`."
    )


def run(setup: Setup, arguments: Sequence[str]) -> int:
    """Start the application; with `--demo` and no display, have it draw itself into a folder."""
    application = ("-m", "relationship_journal", *arguments)
    if not opens_window(arguments):
        return setup.call(*application)
    if has_display(os.environ):
        install_system(DISPLAY)
        return setup.call(*application)
    folder = tempfile.mkdtemp(prefix="relationship-journal-demo-")
    say(f"There is no display here, so the demo's window and chart are drawn into {folder}")
    return setup.call(*application, "--picture", folder, under=OFFSCREEN)


def test(setup: Setup, arguments: Sequence[str]) -> int:
    """Run the tests the same way everywhere: no display, a UTF-8 locale."""
    return setup.call("-m", "pytest", *arguments, cwd=ROOT, under=SAME_EVERYWHERE)


def bench(setup: Setup, arguments: Sequence[str]) -> int:
    """Print the speed figures beside their limits."""
    return setup.call("-m", "tests.benchmarks", *arguments, cwd=ROOT, under=SAME_EVERYWHERE)


def screenshots(setup: Setup, arguments: Sequence[str]) -> int:
    """Render the window into a folder, `screenshots` beside pyproject.toml unless another is named."""
    script = str(ROOT / "packaging" / "screenshots.py")
    return setup.call(script, *(arguments or [str(ROOT / "screenshots")]), under=SAME_EVERYWHERE)


def lint(setup: Setup, arguments: Sequence[str]) -> int:
    """Run every checker, also after one has found something."""
    steps = (["ruff", "check"], ["ruff", "format", "--check"], ["mypy"])
    return max([setup.call("-m", *step, *arguments, cwd=ROOT) for step in steps])


def bundle(setup: Setup, arguments: Sequence[str]) -> int:
    """Freeze the application into dist/ and start the result once."""
    spec = str(ROOT / "packaging" / "relationship_journal.spec")
    folders = ("--distpath", str(ROOT / "dist"), "--workpath", str(ROOT / "build"))
    frozen = setup.call("-m", "PyInstaller", "--noconfirm", "--log-level", "WARN", *folders, *arguments, spec, cwd=ROOT)
    return frozen or setup.call(str(ROOT / "packaging" / "check_bundle.py"), cwd=ROOT)


VERBS = {
    "run": Verb(
        "open the window; everything after it goes to the application", "requirements.txt", QT, run, no_display
    ),
    "test": Verb("run the tests; pytest's arguments may follow", "requirements-test.txt", TEST, test),
    "bench": Verb("print the speed figures beside their limits", "requirements-test.txt", QT, bench),
    "screenshots": Verb("draw the window into a folder", "requirements-test.txt", (*QT, CJK), screenshots),
    "lint": Verb("ruff and mypy", "requirements-test.txt", (), lint),
    "bundle": Verb("freeze the application and check the result", "requirements-package.txt", FREEZER, bundle),
}


def usage() -> str:
    """The verbs and their jobs, one a line."""
    return "\n".join(["usage: dev.py VERB [ARGUMENT...]", *(f"  {name:12}{verb.help}" for name, verb in VERBS.items())])


def main(arguments: Sequence[str]) -> int:
    """Do what the arguments say: 0 done, 1 failed, 2 wrong use, otherwise what the started program answers."""
    if not arguments or arguments[0] in ("-h", "--help", "help"):
        print(usage())
        return 0 if arguments else 2
    name, *rest = arguments
    if name not in VERBS:
        say(f"dev.py knows no verb {name!r}; it knows {', '.join(VERBS)}.")
        return 2
    try:
        if sys.version_info[:2] < OLDEST_PYTHON:
            raise SetupError("Python 3.11 or newer is needed: start dev.py with one, as `python3.11 packaging/dev.py`.")
        if refusal := VERBS[name].refuse(rest):
            raise SetupError(refusal)
        return VERBS[name].work(prepare(name), rest)
    except SetupError as problem:
        say(str(problem))
    except OSError as problem:
        say(f"dev.py could not go on ({problem}); nothing in the project was changed.")
    except KeyboardInterrupt:
        return 130
    return 1


if __name__ == "__main__":
    sys.exit(main(sys.argv[1:]))
