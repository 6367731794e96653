#!/usr/bin/env python3
"""
Compares what we derive with what the real packages read, on random files.

    V/bin/python test/loaders/fuzz.py [--files 2000] [--seed 1] [--no-docker]

Needs the packages of requirements.txt and the compiled tests (`npm run compile`). Exit 1 and the first differences,
each cut down to the shortest text that still shows it, if any file is read differently.
"""

import argparse
import json
import os
import random
import shutil
import subprocess
import sys
import tempfile

from inputs import inputs
from readers import READERS, Docker, write

ROOT = os.path.dirname(os.path.dirname(os.path.dirname(os.path.abspath(__file__))))
DERIVE = os.path.join(ROOT, "out", "test", "loaders", "derive.js")

KEYS = ["A", "B", "C", "DEBUG", "a.b", "A-B", "_x", "9", "export A", "export  B", "'A'", '"A"', "A B", " A", "\tB", "\ufeffA", "\u00e9", "'A=B'", "export", ""]
GAPS = ["=", "=", "=", "=", "=", " = ", "= ", " =", ":", ": ", "", " ", "==", "=\u00a0", "=\x1f"]
ATOMS = [
    "v", "w", "1", " ", "  ", "\t", "#", " #", " # c", "$", "$A", "$B", "${A}", "${B}", "${A:-d}", "${B:-", "${", "}", ":", ":-", "\\", "\\\\", "\\n", "\\t", "\\'",
    '\\"', "\\$", "\\q", "'", "'", '"', '"', "`", "=", "A=", "\n", "\r\n", "\r", "\x0b", "\x0c", "\x1c", "\x1d", "\x1e", "\x1f", "\x85", "\u00a0", "\u2028", "\u2003",
    "\u3000", "\ufeff", "\u200b", "\x00", "\u00e9", "\U0001f600", "\uffff", "export ", "&", "(", "-", ",", "%(A)s",
]
ENDS = ["\n"] * 8 + ["\r\n", "\r\n", "\r", "\n\n", " \n", ""]


def value(source):
    text = "".join(source.choice(ATOMS) for _ in range(source.randrange(0, 7)))
    quote = source.choice(["", "", "", "'", '"', '"', "`"])
    return quote + text + quote + source.choice(["", "", "", " ", " # c", "# c", " x"])


def line(source):
    kind = source.random()
    if kind < 0.08:
        return source.choice(["# c", " # c", "#A=1", "", "  ", "\t", "#'", '# "'])
    if kind < 0.2:
        return "".join(source.choice(ATOMS) for _ in range(source.randrange(0, 12)))
    return source.choice(KEYS) + source.choice(GAPS) + value(source)


def text(source):
    start = source.choice(["", "", "", "", "", "", "", "\ufeff", "\ufeff\ufeff", "\n"])
    return start + "".join(line(source) + source.choice(ENDS) for _ in range(source.randrange(1, 7)))


def derive(texts):
    done = subprocess.run(["node", DERIVE], input=json.dumps(texts).encode(), capture_output=True, check=True)
    return json.loads(done.stdout)


def plain(reads):
    return {key: one.get("value") for key, one in reads.items()}


def observed(cells):
    """The recorded shape, brought to the shape of derive.ts."""
    environ = cells["django-environ"]
    dotenv = cells["python-dotenv"]
    cells["python-dotenv"] = {**dotenv, "load": dotenv["load"] is not None}
    reads, multiline = plain(environ["reads"]), plain(environ["multiline"])
    cells["django-environ"] = {**environ, "reads": reads, "multiline": multiline, "load": environ["load"] is not None}
    return {
        name: {part: list(map(list, data.items())) if isinstance(data, dict) else data for part, data in cell.items()}
        for name, cell in cells.items()
    }


def observe(texts, docker):
    with tempfile.TemporaryDirectory() as folder:
        path = os.path.join(folder, ".env")
        for one in texts:
            write(path, one)
            cells = observed({name: read(path) for name, read in READERS.items()})
            if docker is not None:
                cells["docker"] = docker.read(path)
            yield cells


def differing(ours, theirs):
    return [name for name in theirs if ours[name] != theirs[name]]


def shorten(one, name, docker):
    """Takes pieces out as long as the two still disagree about this loader."""
    size = max(1, len(one) // 2)
    while True:
        smaller = [one[:at] + one[at + size :] for at in range(0, len(one), size)]
        seen = zip(smaller, derive(smaller), observe(smaller, docker if name == "docker" else None))
        found = next((text for text, ours, theirs in seen if name in differing(ours, theirs)), None)
        if found is not None:
            one = found
        elif size == 1:
            return one
        size = max(1, min(size, len(one)) // (1 if found is not None else 2))


def compare(texts, docker):
    wrong = []
    for one, ours, theirs in zip(texts, derive(texts), observe(texts, docker)):
        wrong += [(one, name) for name in differing(ours, theirs)]
    return wrong


def report(wrong, docker):
    for one, name in wrong[:10]:
        short = shorten(one, name, docker)
        ours = derive([short])[0][name]
        theirs = next(observe([short], docker if name == "docker" else None))[name]
        print(f"{name}: {json.dumps(short)}\n  we   {json.dumps(ours)}\n  real {json.dumps(theirs)}")


def main():
    parser = argparse.ArgumentParser(description="Compare our reading of random .env files with the real one.")
    parser.add_argument("--files", type=int, default=2000)
    parser.add_argument("--seed", type=int, default=1)
    parser.add_argument("--no-docker", action="store_true", help="leave the docker client out even if it is installed")
    arguments = parser.parse_args()
    source = random.Random(arguments.seed)
    texts = [text(source) for _ in range(arguments.files)] + [one for _, one in inputs()]
    with Docker() as client:
        docker = client if shutil.which("docker") and not arguments.no_docker else None
        wrong = compare(texts, docker)
        report(wrong, docker)
    loaders = len(READERS) + (docker is not None)
    print(f"{len(texts)} files, {loaders} loaders, {len(texts) * loaders - len(wrong)} agree, {len(wrong)} differ")
    return 1 if wrong else 0


if __name__ == "__main__":
    sys.exit(main())
