"""bin/demo ends everything that it started, and only that."""

import json
import os
import signal
import socket
import subprocess
import sys
import threading
from http.server import BaseHTTPRequestHandler, HTTPServer

import psutil
import pytest

from convening import engines, supervision
from convening.engines import places

DEAF = "import signal, time; signal.signal(signal.SIGTERM, signal.SIG_IGN); print(1, flush=True); time.sleep(60)"


@pytest.fixture
def start():
    """Starts a process in a group of its own, as the demo does; ends it whatever the test finds."""
    processes = []

    def started(*words):
        processes.append(subprocess.Popen(words, start_new_session=True, stdout=subprocess.PIPE, text=True))
        return processes[-1]

    yield started
    for process in processes:
        if process.poll() is None:
            process.kill()
        process.wait()


def test_a_taken_port_is_named():
    with socket.socket() as other:
        other.bind(("127.0.0.1", places.free_port()))
        other.listen()
        port = other.getsockname()[1]
        with pytest.raises(engines.Refused, match=f"Port {port} cannot be used"):
            supervision.require_free(port)
    supervision.require_free(port)
    for number in (0, -1, 70000):
        with pytest.raises(engines.Refused, match=f"{number} is not a port"):
            supervision.require_free(number)


def test_a_second_demo_of_the_same_checkout_is_told_where_the_first_is(tmp_path):
    with supervision.only_demo(tmp_path):
        supervision.remember(tmp_path, "http://127.0.0.1:8123", [])
        with pytest.raises(engines.Refused, match="already runs: http://127.0.0.1:8123/"), supervision.only_demo(tmp_path):
            pass
    with supervision.only_demo(tmp_path):
        pass


def test_real_engines_are_refused():
    done = subprocess.run([sys.executable, "-P", "-m", "convening.supervision"], capture_output=True, text=True,
                          env=os.environ | {"DATABASE_URL": "postgres://real"})
    assert (done.returncode, done.stdout) == (1, "")
    assert done.stderr.startswith("The demo has engines of its own")


def test_what_a_killed_demo_left_is_ended_and_a_stranger_with_its_number_is_not(tmp_path, start, capsys):
    left, stranger = start("sleep", "60"), start("sleep", "60")
    processes = [(left.pid, born(left)), (stranger.pid, born(stranger) - 60)]
    places.write_private(tmp_path / "demo.json", json.dumps({"site": "", "processes": processes}))
    supervision.end_what_was_left(tmp_path)
    assert left.poll() == -signal.SIGKILL
    assert stranger.poll() is None
    assert capsys.readouterr().err == "Ending what an earlier demo left running.\n"


def born(process):
    return psutil.Process(process.pid).create_time()


def test_children_end_even_if_they_do_not_listen(start, monkeypatch):
    monkeypatch.setattr(supervision, "PATIENCE", ((signal.SIGTERM, 0.3), (signal.SIGKILL, 5)))
    polite, deaf, bystander = start("sleep", "60"), start(sys.executable, "-c", DEAF), start("sleep", "60")
    assert deaf.stdout.readline() == "1\n"
    supervision.end_all([polite, deaf])
    assert (polite.returncode, deaf.returncode, bystander.poll()) == (-signal.SIGTERM, -signal.SIGKILL, None)


def test_a_child_that_dies_is_named_with_its_last_words(tmp_path, start, capsys):
    (tmp_path / "log").mkdir()
    (tmp_path / "log" / "worker.log").write_text("no broker\n")
    running = {"web server": start("sleep", "60"), "worker": start("sh", "-c", "exit 3")}
    assert supervision.watch(running, tmp_path, places.free_port(), "http://127.0.0.1:1") == 1
    said = capsys.readouterr()
    assert said.out == ""
    assert "The worker ended with status 3" in said.err and "no broker" in said.err and "web server" not in said.err


def test_a_demo_that_does_not_come_up_says_where_to_look(tmp_path, start):
    with pytest.raises(engines.Refused, match="did not come up within 0.2 seconds.*healthz was: none"):
        supervision.watch({"web server": start("sleep", "60")}, tmp_path, places.free_port(), "http://127.0.0.1:1", 0.2)


def test_ready_is_said_once_and_first_of_all(tmp_path, start, monkeypatch, capsys):
    server, answers = start("sleep", "600"), iter(["none", supervision.READY])

    def answer(port):
        if (told := next(answers)) == supervision.READY:
            threading.Timer(0.6, server.kill).start()  # when it has been watched on
        return told

    monkeypatch.setattr(supervision, "answer", answer)
    supervision.watch({"web server": server}, tmp_path, 8123, "http://127.0.0.1:8123")
    lines = capsys.readouterr().out.splitlines()
    assert lines[0] == "ready: http://127.0.0.1:8123/"
    assert lines[1].startswith("http://127.0.0.1:8123/demo/ lists the cast")
    assert len(lines) == 2


def test_only_a_sound_house_is_ready():
    answers = {200: b"{}", 503: b'{"worker": false}'}
    for status, body in answers.items():
        with HTTPServer(("127.0.0.1", places.free_port()), answering(status, body)) as server:
            asked = threading.Thread(target=server.handle_request)
            asked.start()
            assert supervision.answer(server.server_port) == {200: supervision.READY, 503: '{"worker": false}'}[status]
            asked.join()
    assert supervision.answer(places.free_port()) == "none"


def answering(status, body):
    class Health(BaseHTTPRequestHandler):
        def do_GET(self):
            self.send_response(status if self.path == "/healthz" else 404)
            self.end_headers()
            self.wfile.write(body)

        def log_message(self, *words):
            pass

    return Health


def test_what_pages_load_is_gathered_when_it_has_changed(tmp_path, monkeypatch):
    carried_out = []
    monkeypatch.setattr(supervision, "CHECKOUT", tmp_path)
    monkeypatch.setattr(supervision.launch, "carry_out", lambda words, *rest: carried_out.append(words[0]))
    (tmp_path / "requirements.txt").write_text("")
    sheet = tmp_path / "static" / "css" / "house.css"
    sheet.parent.mkdir(parents=True)
    for text in ("one", "one", "three", "three"):
        if not sheet.exists() or sheet.read_text() != text:
            sheet.write_text(text)
        supervision.collect_static(tmp_path, {})
    assert carried_out == ["collectstatic", "collectstatic"]
