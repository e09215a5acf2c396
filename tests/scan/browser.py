"""A real browser without a window, told what to do by its own protocol: pages are opened, keys are pressed, files are saved."""

from __future__ import annotations

import asyncio
import base64
import json
import shutil
import subprocess
import time
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path
from tempfile import TemporaryDirectory
from typing import Any

from tornado.httpclient import AsyncHTTPClient
from tornado.websocket import websocket_connect

NAMES = ("chromium", "chromium-browser", "google-chrome")
PATIENCE = 60.0
"""Seconds for the browser to answer: a busy machine takes its time."""
Step = tuple[str, dict[str, Any]]


def browser() -> str | None:
    """The browser, where there is one."""
    return next(filter(None, map(shutil.which, NAMES)), None)


def key(name: str) -> list[Step]:
    """A key that is pressed: a letter, a figure, or “Enter” and the like."""
    text = "\r" if name == "Enter" else name if len(name) == 1 else ""
    down = {"type": "keyDown", "key": name, **({"text": text} if text else {})}
    return [("Input.dispatchKeyEvent", down), ("Input.dispatchKeyEvent", {"type": "keyUp", "key": name})]


def run(script: str) -> list[Step]:
    """A line of JavaScript, whose value is given back."""
    return [("Runtime.evaluate", {"expression": script, "returnByValue": True, "userGesture": True})]


def used(page: Path, steps: list[Step], saves: Path) -> list[Any]:
    """What the scripts among the *steps* came to, done on a *page*; what it saves goes to the folder *saves*. The last value but
    one is what the page has complained of, the last a picture of it as PNG."""
    with TemporaryDirectory(ignore_cleanup_errors=True) as place, _started(Path(place)) as port:
        return asyncio.run(_used(port, page, steps, saves))


@contextmanager
def _started(place: Path) -> Iterator[int]:
    program = browser()
    assert program
    options = [
        "--headless=new",
        "--no-sandbox",
        "--disable-gpu",
        "--disable-dev-shm-usage",
        "--remote-debugging-port=0",
    ]
    command = [program, *options, f"--user-data-dir={place}", "about:blank"]
    process = subprocess.Popen(command, stdout=subprocess.DEVNULL, stderr=subprocess.DEVNULL)
    try:
        told = place / "DevToolsActivePort"
        end = time.monotonic() + PATIENCE
        while not (told.exists() and told.read_text().strip()):
            assert process.poll() is None, "the browser has ended"
            assert time.monotonic() < end, "the browser does not start"
            time.sleep(0.05)
        yield int(told.read_text().split()[0])
    finally:
        process.terminate()
        process.wait(PATIENCE)


async def _used(port: int, page: Path, steps: list[Step], saves: Path) -> list[Any]:
    listed = json.loads((await AsyncHTTPClient().fetch(f"http://127.0.0.1:{port}/json/list")).body)
    target = next(one for one in listed if one["type"] == "page")
    connection = await websocket_connect(target["webSocketDebuggerUrl"], max_message_size=1 << 28)
    sent = 0
    faults: list[str] = []

    async def ask(method: str, **values: Any) -> Any:
        nonlocal sent
        sent += 1
        await connection.write_message(json.dumps({"id": sent, "method": method, "params": values}))
        while True:
            answer = await asyncio.wait_for(connection.read_message(), PATIENCE)
            assert answer is not None, "the browser has gone"
            told = json.loads(answer)
            if told.get("method") in ("Runtime.exceptionThrown", "Log.entryAdded"):
                faults.append(json.dumps(told["params"]))
            if told.get("id") == sent:
                assert "error" not in told, told
                return told["result"]

    for domain in ("Page", "Runtime", "Log"):
        await ask(f"{domain}.enable")
    await ask("Browser.setDownloadBehavior", behavior="allow", downloadPath=str(saves))
    await ask("Page.navigate", url=page.absolute().as_uri())
    end = time.monotonic() + PATIENCE
    while (await ask("Runtime.evaluate", expression="document.readyState"))["result"]["value"] != "complete":
        assert time.monotonic() < end, "the page does not open"
        await asyncio.sleep(0.05)
    found = []
    for method, values in steps:
        answer = await ask(method, **values)
        if method == "Runtime.evaluate":
            assert "exceptionDetails" not in answer, answer
            found.append(answer["result"].get("value"))
    picture = base64.b64decode((await ask("Page.captureScreenshot", format="png"))["data"])
    end = time.monotonic() + PATIENCE
    while any("#save" in str(values) for _, values in steps) and not _saved(saves):
        assert time.monotonic() < end, "nothing is saved"
        await asyncio.sleep(0.05)
    connection.close()
    return [*found, faults, picture]


def _saved(folder: Path) -> bool:
    return any(one.suffix == ".jsonl" and one.stat().st_size for one in folder.iterdir())
