"""What the loaders of `.env` files do with bytes that are not UTF-8."""

import os
import tempfile
from pathlib import Path

import environ
from decouple import Config, RepositoryEnv
from dotenv import dotenv_values
from environs import Env

DISTRIBUTION = "django-environ"
FILES = {"utf-8": "CITY=Zürich\n".encode(), "latin-1": "CITY=Zürich\n".encode("latin-1"), "utf-16": "CITY=Zug\n".encode("utf-16")}


def default(name):
    raise LookupError(name)


def by_environ(path):
    environ.Env.read_env(path)
    return os.environ.pop("CITY")


def by_environs(path):
    values = Env()
    values.read_env(path, recurse=False)
    return values.str("CITY")


LOADERS = {
    "django-environ": by_environ,
    "python-decouple": lambda path: Config(RepositoryEnv(path))("CITY"),
    "python-dotenv": lambda path: dotenv_values(path)["CITY"],
    "environs": by_environs,
}


def outcome(load, path):
    try:
        return load(path)
    except Exception as error:
        return type(error).__name__


def facts():
    with tempfile.TemporaryDirectory() as folder:
        paths = {name: Path(folder, name) for name in FILES}
        for name, path in paths.items():
            path.write_bytes(FILES[name])
        return {loader: {name: outcome(load, str(path)) for name, path in paths.items()} for loader, load in LOADERS.items()}
