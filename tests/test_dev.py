# SPDX-License-Identifier: MIT
"""The developer's entry: nothing is set up twice, nothing missing goes unsaid, pins fit the project."""

from __future__ import annotations

import importlib.metadata
import importlib.util
import itertools
import os
import re
import subprocess
import sys
import tomllib
from pathlib import Path

import pytest
from packaging.requirements import Requirement
from packaging.utils import canonicalize_name

ROOT = Path(__file__).resolve().parent.parent
SCRIPT = ROOT / "packaging" / "dev.py"
PIN_FILES = sorted((ROOT / "packaging").glob("requirements*.txt"))

linux_only = pytest.mark.skipif(sys.platform != "linux", reason="about apt and Linux displays")


def script(name, monkeypatch):
    spec = importlib.util.spec_from_file_location(name, SCRIPT.with_name(f"{name}.py"))
    module = importlib.util.module_from_spec(spec)
    monkeypatch.setitem(sys.modules, name, module)
    spec.loader.exec_module(module)
    return module


@pytest.fixture
def dev(monkeypatch):
    return script("dev", monkeypatch)


@pytest.fixture
def checkout(dev, monkeypatch, tmp_path):
    """A checkout whose environment was made for the verb `lint`, and a machine where every command fails the test."""
    (tmp_path / "packaging").mkdir()
    for name in ("pyproject.toml", "packaging/requirements-build.txt", "packaging/requirements-test.txt"):
        (tmp_path / name).write_bytes((ROOT / name).read_bytes())
    monkeypatch.setattr(dev, "ROOT", tmp_path)
    monkeypatch.setattr(dev, "VENV", tmp_path / ".venv")
    python = dev._venv_python()
    python.parent.mkdir(parents=True)
    python.touch()
    (tmp_path / ".venv" / "pyvenv.cfg").write_text("version = 3.11.2\n")
    (tmp_path / ".venv" / ".ready-lint").write_text(dev._key(tmp_path / "packaging" / "requirements-test.txt"))
    monkeypatch.setattr(dev, "_quiet", lambda command: pytest.fail(f"called {command}"))
    return tmp_path


@pytest.fixture
def machine(dev, monkeypatch):
    """A Debian where apt is an answering machine: what it was asked, what it offers, whether installing works."""

    class Machine:
        offers: tuple[str, ...] = ()
        installs = True
        asked: list[list[str]]

        def answer(self, command):
            self.asked.append(list(command))
            if command[0] == "apt-cache":
                found = "1.0" if command[-1] in self.offers else "(none)"
                return subprocess.CompletedProcess(command, 0, f"{command[-1]}:\n  Candidate: {found}\n", "")
            failed = "install" in command and not self.installs
            return subprocess.CompletedProcess(command, 100 if failed else 0, "", "E: no network\n" if failed else "")

        def installed(self):
            return [command[-1] for command in self.asked if "install" in command]

    made = Machine()
    made.asked = []
    monkeypatch.setattr(dev, "_quiet", made.answer)
    monkeypatch.setattr(dev, "_rights", lambda names: [])
    monkeypatch.setattr(
        dev.shutil, "which", lambda name: f"/usr/bin/{name}" if name.startswith(("apt", "dpkg")) else None
    )
    return made


def start(*arguments, **environment):
    kept = {name: value for name, value in os.environ.items() if name not in ("DISPLAY", "WAYLAND_DISPLAY")}
    kept.pop("QT_QPA_PLATFORM", None)
    command = [sys.executable, str(SCRIPT), *arguments]
    return subprocess.run(command, capture_output=True, text=True, env={**kept, **environment}, check=False)


@linux_only
def test_without_a_display_run_says_so_in_one_line():
    done = start("run")
    assert done.returncode == 1
    assert done.stdout == ""
    assert done.stderr.count("\n") == 1
    assert "no display" in done.stderr
    assert "run --demo" in done.stderr


def test_an_unknown_verb_is_one_line_and_names_the_known():
    done = start("tset")
    assert done.returncode == 2
    assert done.stderr.count("\n") == 1
    assert "'tset'" in done.stderr
    assert "test" in done.stderr.split("it knows")[1]


@pytest.mark.parametrize(
    "arguments", [[], ["--demo"], ["--quick"], ["--journal", "list"], ["--passphrase-file", "f", "--demo"]]
)
def test_these_lead_to_a_window(dev, arguments):
    assert dev.opens_window(arguments)


@pytest.mark.parametrize(
    "arguments",
    [["list"], ["--demo", "list"], ["--journal", "a.rj", "add", "Dana", "--quick"], ["--help"], ["--picture=out"]],
)
def test_these_need_no_display(dev, arguments):
    assert not dev.opens_window(arguments)


def test_a_second_run_calls_neither_pip_nor_apt(dev, checkout):
    assert dev.prepare("lint").python == str(dev._venv_python())


@pytest.mark.parametrize("changed", ["pyproject.toml", "packaging/requirements-test.txt", ".venv/pyvenv.cfg"])
def test_what_the_environment_was_made_from_is_noticed_when_it_changes(dev, checkout, changed):
    with (checkout / changed).open("a") as file:
        file.write("\n# newer\n")
    assert (checkout / ".venv" / ".ready-lint").read_text() != dev._key(
        checkout / "packaging" / "requirements-test.txt"
    )


def test_a_moved_checkout_is_set_up_again(dev, checkout, monkeypatch):
    before = dev._key(checkout / "packaging" / "requirements-test.txt")
    monkeypatch.setattr(dev, "ROOT", checkout / ".." / checkout.name)
    assert dev._key(checkout / "packaging" / "requirements-test.txt") != before


def test_an_interpreter_with_every_pin_is_used_as_it_is(dev):
    here = importlib.metadata.version("pytest")
    assert dev.equipped(f"pytest=={here} \\\n    --hash=sha256:0\n")
    assert dev.equipped(
        f"pytest=={here} ; python_full_version < '3.12' \\\npytest==0 ; python_full_version >= '3.12' \\\n"
    )
    assert dev.equipped(f"pytest=={here} \\\nno-such==1 ; sys_platform == 'plan9' \\\n")
    assert not dev.equipped(f"pytest=={here} \\\nno-such==1 \\\n")
    assert not dev.equipped("pytest==0.1 \\\n")
    assert not dev.equipped("")


@linux_only
def test_a_library_that_is_there_counts_whoever_installed_it(dev, machine):
    there = dev.System(("no-such-package",), library="libc.so.6")
    lost = dev.System(("no-such-package",), library="libnosuch.so.9")
    assert dev.missing([there, lost]) == [lost]
    dev.install_system([there])
    assert machine.installed() == []


@linux_only
def test_apt_installs_the_name_this_system_offers(dev, machine):
    machine.offers = ("libglib2.0-0t64",)
    dev.install_system([dev.System(("libglib2.0-0", "libglib2.0-0t64"), library="libnosuch.so.9")])
    assert machine.installed() == ["libglib2.0-0t64"]


@linux_only
def test_what_apt_cannot_install_stops_only_where_it_is_needed(dev, machine, capsys):
    machine.offers = ("font", "lib")
    machine.installs = False
    dev.install_system([dev.System(("font",), program="nosuch", needed=False)])
    assert "font" in capsys.readouterr().err
    with pytest.raises(dev.SetupError, match=r"lib.*no network"):
        dev.install_system([dev.System(("lib",), library="libnosuch.so.9")])


@linux_only
def test_a_font_apt_does_not_have_keeps_no_library_out(dev, machine, capsys):
    machine.offers = ("lib",)
    font = dev.System(("font",), program="nosuch", needed=False)
    dev.install_system([font, dev.System(("lib",), library="libnosuch.so.9")])
    assert machine.installed() == ["lib"]
    assert "font" in capsys.readouterr().err


@pytest.mark.parametrize("file", PIN_FILES, ids=lambda file: file.name)
def test_a_requirement_file_holds_pins_and_hashes_and_no_address(dev, file):
    text = file.read_text(encoding="utf-8")
    lines = text.splitlines()
    pins = [line for line in lines if not line.startswith("    --hash=")]
    assert len(dev.PIN.findall(text)) == len(pins)
    assert all(re.fullmatch(r"    --hash=sha256:[0-9a-f]{64}( \\)?", line) for line in lines if line not in pins)
    assert all(following.startswith("    --hash=") for line, following in itertools.pairwise(lines) if line in pins)
    assert "://" not in text


@pytest.mark.parametrize(
    ("extras", "file"),
    [((), "requirements.txt"), (("test", "lint"), "requirements-test.txt"), (("package",), "requirements-package.txt")],
)
def test_the_pins_fit_what_the_project_asks_for(dev, extras, file):
    project = tomllib.loads((ROOT / "pyproject.toml").read_text(encoding="utf-8"))["project"]
    pins = {
        canonicalize_name(name): version for name, version, _ in dev.PIN.findall((SCRIPT.parent / file).read_text())
    }
    asked = [*project["dependencies"], *(one for extra in extras for one in project["optional-dependencies"][extra])]
    for requirement in map(Requirement, asked):
        assert requirement.specifier.contains(pins[canonicalize_name(requirement.name)]), requirement


def test_every_requirement_file_of_a_verb_is_there(dev):
    used = {verb.requirements for verb in dev.VERBS.values()} | {"requirements-build.txt"}
    assert used == {file.name for file in PIN_FILES}


def test_requirement_files_agree_on_versions(dev):
    """They are installed into one environment, one after another."""
    versions: dict[str, set[tuple[str, ...]]] = {}
    for file in PIN_FILES:
        own: dict[str, list[str]] = {}
        for name, version, _ in dev.PIN.findall(file.read_text()):
            own.setdefault(name, []).append(version)
        for name, found in own.items():
            versions.setdefault(name, set()).add(tuple(found))
    assert [name for name, found in versions.items() if len(found) > 1] == []


def test_a_hollow_bundle_is_noticed(monkeypatch):
    differences = script("check_bundle", monkeypatch).differences
    whole = {"schema": 1, "rules": 0, "importers": 2, "charts": 1, "ok": True}
    assert differences(whole, whole) == []
    assert any("importers 0" in problem for problem in differences({**whole, "importers": 0}, whole))
    assert differences({**whole, "ok": False}, whole)
    assert differences({}, {})


def test_a_program_that_answers_no_self_check_is_said_so(monkeypatch, tmp_path):
    self_check = script("check_bundle", monkeypatch).self_check
    with pytest.raises(ValueError, match=r"exit 3.*broken"):
        self_check([sys.executable, "-c", "import sys; print('broken', file=sys.stderr); sys.exit(3)"], tmp_path)
    with pytest.raises(ValueError, match="did not come to an end"):
        self_check([str(tmp_path / "missing")], tmp_path)
