"""What the real packages read from one file. Every function gets a path and answers plain JSON data."""

import io
import json
import logging
import os
import platform
import socketserver
import subprocess
import sys
import tempfile
import threading
from contextlib import contextmanager
from http.server import BaseHTTPRequestHandler
from importlib.metadata import version

import decouple
import environ
import environs
from configurations import Configuration
from dotenv import dotenv_values, load_dotenv

logging.disable(logging.CRITICAL)


def versions():
    names = ["python-dotenv", "django-environ", "python-decouple", "environs", "django-configurations"]
    return {name: version(name) for name in names}


@contextmanager
def empty_environment():
    """Nothing is set, so that a reference to the environment is seen as unset; everything is put back afterwards."""
    before = dict(os.environ)
    os.environ.clear()
    try:
        yield
    finally:
        os.environ.clear()
        os.environ.update(before)


def attempt(action):
    """The result, or the name of the exception. Only the class is kept: messages may quote the file."""
    try:
        return {"value": action()}
    except Exception as error:  # noqa: BLE001 - any exception is an observation here
        return {"error": type(error).__name__}


def read_python_dotenv(path):
    with empty_environment():
        values = dotenv_values(path)
        literal = dotenv_values(path, interpolate=False)
        load = attempt(lambda: load_dotenv(path))
    return {"values": values, "literal": literal, "load": load.get("error")}


def read_environs(path):
    with empty_environment():
        env = environs.Env()
        env.read_env(path, recurse=False)
        return {"values": dict(env._environ)}


def read_django_environ(path):
    def read(comments):
        class Env(environ.Env):
            ENVIRON = {}

        Env.read_env(path, parse_comments=comments)
        return Env

    with empty_environment():
        env = read(False)
        values = dict(env.ENVIRON)
        reads = {key: attempt(lambda key=key: env()(key)) for key in values}
        multiline = {key: attempt(lambda key=key: env().str(key, multiline=True)) for key in values}
        comments = dict(read(True).ENVIRON)
        load = attempt(lambda: environ.Env.read_env(path))
    return {"values": values, "reads": reads, "multiline": multiline, "comments": comments, "load": load.get("error")}


def read_decouple(path):
    with empty_environment():
        return {"values": dict(decouple.RepositoryEnv(path).data)}


def read_configurations(path):
    with empty_environment():
        holder = type("Holder", (), {"DOTENV": path, "DOTENV_LOADED": None})
        load = attempt(lambda: Configuration.load_dotenv.__func__(holder))
        return {"values": dict(os.environ), "load": load.get("error")}


class Docker:
    """
    `docker create --env-file` parses the file in the client. A stub daemon on a local socket answers the few requests
    that the client makes and keeps the environment of the container it is asked for; nothing is run.
    """

    def __enter__(self):
        self.folder = tempfile.TemporaryDirectory()
        self.seen = []
        seen = self.seen

        class Handler(BaseHTTPRequestHandler):
            def log_message(self, *args):
                pass

            def address_string(self):
                return "local"

            def reply(self, status, body):
                data = json.dumps(body).encode()
                self.send_response(status)
                self.send_header("Api-Version", "1.50")
                self.send_header("Content-Type", "application/json")
                self.send_header("Content-Length", str(len(data)))
                self.end_headers()
                if self.command != "HEAD":
                    self.wfile.write(data)

            def do_GET(self):
                self.reply(200, {})

            do_HEAD = do_GET

            def do_POST(self):
                body = json.loads(self.rfile.read(int(self.headers["Content-Length"])))
                seen.append(body.get("Env") or [])
                self.reply(201, {"Id": "x", "Warnings": []})

        path = os.path.join(self.folder.name, "docker.sock")
        self.server = socketserver.ThreadingUnixStreamServer(path, Handler)
        threading.Thread(target=self.server.serve_forever, daemon=True).start()
        self.environment = {"PATH": os.environ["PATH"], "HOME": self.folder.name, "DOCKER_HOST": "unix://" + path}
        return self

    def __exit__(self, *args):
        self.server.shutdown()
        self.server.server_close()
        self.folder.cleanup()

    def version(self):
        return subprocess.run(["docker", "--version"], capture_output=True, text=True, check=True).stdout.split()[2].rstrip(",")

    def read(self, path):
        self.seen.clear()
        command = ["docker", "create", "--pull", "never", "--env-file", path, "image"]
        done = subprocess.run(command, capture_output=True, env=self.environment, check=False)
        if done.returncode != 0 or len(self.seen) != 1:
            return {"error": True}
        return {"pairs": [list(item.partition("=")[::2]) for item in self.seen[0]]}


READERS = {
    "python-dotenv": read_python_dotenv,
    "environs": read_environs,
    "django-environ": read_django_environ,
    "python-decouple": read_decouple,
    "django-configurations": read_configurations,
}


def write(path, text):
    with io.open(path, "w", encoding="utf-8", newline="") as file:
        file.write(text)


def python_version():
    return platform.python_version()


assert sys.version_info >= (3, 10), "environs 15 needs Python 3.10"
