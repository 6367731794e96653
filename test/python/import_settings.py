"""
Imports one settings module of a real project with an empty environment, and prints its settings.

    python import_settings.py '{"roots": [...], "module": "config.settings", "class": "Production" or null}'

Packages that are not installed are replaced by objects that stand for anything; a value made from one is "o", an object. The
code is somebody else's: it may read files, and nothing else. Prints {NAME: value, ...} with values as worker.py writes them, or
{"error": name of the exception}.
"""

import importlib.abc
import importlib.util
import json
import os
import pathlib
import re
import signal
import sys
import types
import warnings

HERE = os.path.dirname(os.path.abspath(__file__))
sys.path.insert(0, HERE)
from worker import encode  # noqa: E402

sys.path.remove(HERE)
warnings.simplefilter("ignore")


class Refused(Exception):
    """For what settings of a stranger must not do here."""


REFUSED = (
    "socket.", "subprocess.", "os.system", "os.exec", "os.posix_spawn", "os.spawn", "os.fork", "os.kill", "os.remove",
    "os.rename", "os.mkdir", "os.rmdir", "os.chmod", "os.chown", "os.link", "os.symlink", "os.truncate", "os.utime",
    "shutil.", "ctypes.", "sqlite3.", "urllib.Request", "smtplib.", "ftplib.", "tempfile.", "pty.", "mmap.",
)


ENVIRONMENT_FILE = re.compile(r"(^|[/\\.])env(?!\.py$)(\.[^/]*)?$")


def is_environment_file(path):
    return isinstance(path, (str, os.PathLike)) and ENVIRONMENT_FILE.search(os.fspath(path)) is not None


def hide_environment_files():
    """An environment that such a file fills is no empty one."""

    def hiding(test):
        return lambda path, *more, **named: not is_environment_file(path) and test(path, *more, **named)

    os.path.exists, os.path.isfile = hiding(os.path.exists), hiding(os.path.isfile)
    pathlib.Path.exists, pathlib.Path.is_file = hiding(pathlib.Path.exists), hiding(pathlib.Path.is_file)


def guard(event, args):
    if event == "open" and is_environment_file(args[0]):
        raise FileNotFoundError(args[0])
    if event.startswith(REFUSED):
        raise Refused(event)
    if event == "open" and isinstance(args[2], int) and args[2] & (os.O_WRONLY | os.O_RDWR | os.O_CREAT):
        raise Refused("writing")


class Anything(types.ModuleType):
    """A module, a function, a class, a value: whatever the missing package has."""

    __all__ = ()
    __path__ = ()

    def __init__(self, name="anything"):
        super().__init__(name)

    def __getattr__(self, name):
        if name.startswith("__") and name.endswith("__"):
            raise AttributeError(name)
        return Anything(name)

    def __call__(self, *args, **kwargs):
        return Anything()

    def __mro_entries__(self, bases):
        return ()

    def __getitem__(self, key):
        return Anything()

    def __iter__(self):
        return iter((Anything(),))

    def __str__(self):
        raise Refused("the text of something that is not there")

    __repr__ = __format__ = __fspath__ = __str__

    def __bool__(self):
        raise Refused("the truth of something that is not there")

    __eq__ = __lt__ = __gt__ = __add__ = __radd__ = __len__ = __contains__ = __int__ = __bool__
    __hash__ = object.__hash__


class Missing(importlib.abc.MetaPathFinder, importlib.abc.Loader):
    """Finds what nothing else finds, except for modules of the project itself."""

    def __init__(self, own):
        self.own = own

    def find_spec(self, name, path=None, target=None):
        if name.split(".")[0] in self.own or (path is not None and tuple(path)):
            return None
        return importlib.util.spec_from_loader(name, self, is_package=True)

    def create_module(self, spec):
        return Anything(spec.name)

    def exec_module(self, module):
        pass


def own_names(roots):
    names = set()
    for root in roots:
        for entry in os.listdir(root):
            names.add(entry.removesuffix(".py"))
    # Settings of the machine, which the repository does not have.
    return names | {"local_settings", "settings_local", "localsettings", "configuration", "config"}


def hide(value):
    """What holds something that is not there is an object itself."""
    text = json.dumps(encode(value))
    return ["o", "partly"] if '"Anything"' in text else json.loads(text)


def read(program):
    sys.path[:0] = program["roots"]
    sys.meta_path.append(Missing(own_names(program["roots"])))
    os.environ["DJANGO_SETTINGS_MODULE"] = program["module"]
    sys.argv = ["manage.py", "check"]
    if program["class"] is not None:
        os.environ["DJANGO_CONFIGURATION"] = program["class"]
        import configurations.importer

        configurations.importer.install()
    importlib.import_module(program["module"])
    module = sys.modules[program["module"]]
    return {name: hide(value) for name, value in vars(module).items() if name.isupper() and not name.startswith("_")}


def main():
    program = json.loads(sys.argv[1])
    out = os.dup(1)
    os.dup2(2, 1)
    os.environ.clear()
    signal.alarm(30)
    os.chdir(program["roots"][0])
    hide_environment_files()
    sys.addaudithook(guard)
    try:
        result = read(program)
    except BaseException as problem:
        result = {"error": f"{type(problem).__name__}: {problem}"[:200]}
    os.write(out, json.dumps(result).encode())
    os._exit(0)


if __name__ == "__main__":
    main()
