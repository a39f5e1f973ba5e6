# SPDX-License-Identifier: MIT
"""The door of a window: a second start and the command line reach the one that holds the journal."""

from __future__ import annotations

import hashlib
import json
import logging
import os
import stat
import sys
from collections.abc import Callable, Mapping
from pathlib import Path
from typing import Any

from PySide6.QtCore import QDeadlineTimer, QObject
from PySide6.QtNetwork import QLocalServer, QLocalSocket

from relationship_journal.storage.errors import JournalError

Answer = dict[str, Any]
Handler = Callable[[dict[str, Any]], Answer]

LARGEST = 16 * 1024 * 1024
"""A longer request is none of ours."""

_CONNECT_MS = 1_000
_log = logging.getLogger(__name__)


class NoAnswer(Exception):
    """The window took the request and did not answer; whether it was done must be looked up there."""

    def __init__(self) -> None:
        super().__init__("The window that holds the journal did not answer. Look there before adding this again.")


class Door(QObject):
    """Answers one request a connection, a line of JSON each way, with what the handler of its `do` returns.

    Make it only while holding the journal at `path`: a socket left by a window that died is taken over.
    Handlers run on this object's thread. A JournalError becomes an answer with `error`.
    """

    def __init__(self, path: Path, handlers: Mapping[str, Handler], parent: QObject | None = None) -> None:
        super().__init__(parent)
        self._handlers = dict(handlers)
        self._received: dict[QLocalSocket, bytearray] = {}
        self._server = QLocalServer(self)
        self._server.setSocketOptions(QLocalServer.SocketOption.UserAccessOption)
        self._server.newConnection.connect(self._welcome)
        name = address(path)
        if name is not None:
            QLocalServer.removeServer(name)
            self._server.listen(name)

    @property
    def is_open(self) -> bool:
        """Whether others can reach this window; where the system allows no socket, everything else still works."""
        return self._server.isListening()

    def close(self) -> None:
        """Answer nobody any more and remove the socket."""
        self._server.close()

    def _welcome(self) -> None:
        while (socket := self._server.nextPendingConnection()) is not None:
            self._received[socket] = bytearray()
            socket.readyRead.connect(self._listen)
            socket.disconnected.connect(self._part)
            self._read(socket)

    def _listen(self) -> None:
        socket = self.sender()
        if isinstance(socket, QLocalSocket):
            self._read(socket)

    def _part(self) -> None:
        socket = self.sender()
        if isinstance(socket, QLocalSocket):
            self._received.pop(socket, None)
            socket.deleteLater()

    def _read(self, socket: QLocalSocket) -> None:
        received = self._received.get(socket)
        if received is None:
            return
        received += bytes(socket.readAll().data())
        line, end, _ = received.partition(b"\n")
        if end:
            del self._received[socket]
            socket.write(_line(self._answer(bytes(line))))
            socket.disconnectFromServer()
        elif len(received) > LARGEST:
            socket.abort()

    def _answer(self, line: bytes) -> Answer:
        try:
            request = json.loads(line)
            handler = self._handlers[request["do"]]
        except (ValueError, KeyError, TypeError, RecursionError):
            return {"error": "The window does not know what is asked of it. Nothing was changed."}
        try:
            return handler(request)
        except JournalError as error:
            return {"error": str(error)}
        except Exception as error:
            _log.error("request-failed", exc_info=error)
            return {"error": "The window could not do this. Look there whether anything was changed."}


def ask(path: Path, request: Mapping[str, Any], timeout_ms: int) -> Answer | None:
    """Ask the window that holds the journal at `path`; None where there is no such window.

    Waits without an event loop, so a program without a QApplication can call it. Raises NoAnswer where a
    window took the request and said nothing in time.
    """
    name = address(path)
    if name is None:
        return None
    socket = QLocalSocket()
    socket.connectToServer(name)
    if not socket.waitForConnected(_CONNECT_MS):
        return None
    deadline = QDeadlineTimer(timeout_ms)
    socket.write(_line(request))
    received = bytearray()
    while b"\n" not in received:
        if socket.bytesToWrite() and not socket.waitForBytesWritten(deadline.remainingTime()):
            raise NoAnswer
        if not socket.bytesAvailable() and not socket.waitForReadyRead(deadline.remainingTime()):
            raise NoAnswer
        received += bytes(socket.readAll().data())
    socket.abort()
    return _understood(bytes(received).partition(b"\n")[0])


def _understood(line: bytes) -> Answer:
    try:
        answer = json.loads(line)
    except ValueError:
        raise NoAnswer from None
    if not isinstance(answer, dict):
        raise NoAnswer
    return answer


def _line(value: Mapping[str, Any]) -> bytes:
    return json.dumps(value).encode() + b"\n"


def address(path: Path) -> str | None:
    """The socket of the journal at `path`; None where there is no folder only this user can reach.

    It depends on nothing two programs of one user could see differently, such as TMPDIR.
    """
    real = os.fsencode(os.path.normcase(os.path.realpath(path)))
    name = f"relationship-journal-{hashlib.blake2b(real, digest_size=12).hexdigest()}"
    if sys.platform == "win32":
        return name
    folder = _private_folder()
    return None if folder is None else str(folder / name)


def _private_folder() -> Path | None:
    """The user's run-time folder, else one of our own in /tmp; never one that somebody else could have put there."""
    user = os.getuid()
    given = Path(f"/run/user/{user}")
    if _is_private(given, user):
        return given
    own = Path(f"/tmp/relationship-journal-{user}")
    try:
        own.mkdir(mode=0o700, exist_ok=True)
    except OSError:
        return None
    return own if _is_private(own, user) else None


def _is_private(folder: Path, user: int) -> bool:
    try:
        status = folder.lstat()
    except OSError:
        return False
    return stat.S_ISDIR(status.st_mode) and status.st_uid == user and not status.st_mode & 0o077
