"""
Runs generated settings modules with the real Python and the real reader packages, in one process.

Reads one JSON object per line: {"modules": [[name, text], ...], "environments": [{...}, ...]}. A top-level statement that
raises under the first environment is taken out, so that something is left to compare. Answers with one JSON object per line:
{"texts": [...], "runs": [{NAME: value, ...} or null for each environment]}.
"""

import ast
import contextlib
import importlib.abc
import importlib.util
import io
import json
import os
import resource
import signal
import sys
import types
import warnings

warnings.simplefilter("ignore")
distutils = types.ModuleType("distutils")
distutils_util = types.ModuleType("distutils.util")


def strtobool(value):
    """As distutils had it, which Python 3.12 no longer has."""
    value = value.lower()
    if value in ("y", "yes", "t", "true", "on", "1"):
        return 1
    if value in ("n", "no", "f", "false", "off", "0"):
        return 0
    raise ValueError(value)


distutils_util.strtobool = strtobool
distutils.util = distutils_util
sys.modules["distutils"] = distutils
sys.modules["distutils.util"] = distutils_util


class Finder(importlib.abc.MetaPathFinder, importlib.abc.Loader):
    """Imports the modules of one program from memory."""

    def __init__(self, texts):
        self.texts = texts

    def find_spec(self, name, path=None, target=None):
        if name not in self.texts:
            return None
        package = any(other.startswith(name + ".") for other in self.texts)
        return importlib.util.spec_from_loader(name, self, origin="<generated>", is_package=package)

    def create_module(self, spec):
        return None

    def exec_module(self, module):
        exec(compile(self.texts[module.__name__], "<generated>", "exec"), module.__dict__)


def too_long(*_):
    raise TimeoutError


signal.signal(signal.SIGALRM, too_long)
# A text that is doubled in a loop would otherwise take the whole machine.
resource.setrlimit(resource.RLIMIT_AS, (2**30, 2**30))


def forget(texts):
    for name in list(sys.modules):
        if name in texts or name.split(".")[0] in ("conf", "entry"):
            del sys.modules[name]


def run(texts, name, environment):
    """The module's namespace after a fresh run, or the exception that ended it."""
    finder = Finder(texts)
    os.environ.clear()
    os.environ.update(environment)
    sys.argv = ["manage.py"]
    forget(texts)
    sys.meta_path.insert(0, finder)
    signal.alarm(3)
    try:
        with contextlib.redirect_stdout(io.StringIO()):
            return importlib.import_module(name).__dict__
    except (Exception, SystemExit) as problem:
        return problem
    finally:
        signal.alarm(0)
        sys.meta_path.remove(finder)
        forget(texts)


def line_of(problem, name):
    """The line of the module at fault at which the exception passed."""
    line = None
    trace = problem.__traceback__
    while trace is not None:
        module = trace.tb_frame.f_globals.get("__name__")
        if module == name and trace.tb_frame.f_code.co_name == "<module>":
            line = trace.tb_lineno
        trace = trace.tb_next
    return line


def runnable(texts, name):
    """The module without the top-level statements that raise."""
    text = texts[name]
    for _ in range(40):
        try:
            tree = ast.parse(text)
        except (SyntaxError, ValueError) as problem:
            line = getattr(problem, "lineno", None)
            return "" if line is None else without_line(texts, name, text, line)
        texts[name] = text
        problem = run(texts, name, {})
        if isinstance(problem, dict):
            return text if len(json.dumps(settings(problem))) < 200_000 else ""
        line = line_of(problem, name)
        if line is None:
            return ""
        lines = text.split("\n")
        for statement in tree.body:
            if statement.lineno <= line <= statement.end_lineno:
                del lines[statement.lineno - 1 : statement.end_lineno]
                break
        text = "\n".join(lines)
    return ""


def without_line(texts, name, text, line):
    lines = text.split("\n")
    del lines[line - 1]
    texts[name] = "\n".join(lines)
    return runnable(texts, name)


def encode(value, depth=0):
    if depth > 30:
        return ["o", "deep"]
    if value is None:
        return ["n"]
    kind = type(value)
    if kind is bool:
        return ["b", value]
    if kind is int:
        return ["i", str(value)]
    if kind is float:
        return ["f", repr(value)]
    if kind is str:
        return ["s", value]
    if kind is bytes:
        return ["y", value.decode("latin-1")]
    if kind in (list, tuple):
        return ["l" if kind is list else "t", [encode(item, depth + 1) for item in value]]
    if kind in (set, frozenset):
        return ["S", sorted((encode(item, depth + 1) for item in value), key=json.dumps)]
    if kind is dict:
        return ["d", [[encode(key, depth + 1), encode(item, depth + 1)] for key, item in value.items()]]
    return ["o", kind.__name__]


def settings(namespace):
    if not isinstance(namespace, dict):
        return None
    return {name: encode(value) for name, value in namespace.items() if name.isupper() and not name.startswith("_")}


def answer(program):
    texts = {}
    for name, text in program["modules"]:
        texts[name] = text
        texts[name] = runnable(texts, name)
    entry = program["modules"][-1][0]
    runs = [settings(run(texts, entry, environment)) for environment in program["environments"]]
    return {"texts": [texts[name] for name, _ in program["modules"]], "runs": runs}


def main():
    out = sys.stdout
    for line in sys.stdin:
        program = json.loads(line)
        try:
            result = answer(program)
        except MemoryError:
            result = {"texts": ["" for _ in program["modules"]], "runs": [None for _ in program["environments"]]}
        out.write(json.dumps(result) + "\n")
        out.flush()


if __name__ == "__main__":
    main()
