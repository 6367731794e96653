#!/usr/bin/env python3
"""
Records what the real packages read from the files in inputs.py, as recorded.json beside this script.

    python -m venv V && V/bin/pip install -r test/loaders/requirements.txt
    V/bin/python test/loaders/record.py            write recorded.json
    V/bin/python test/loaders/record.py --check    record afresh and compare; exit 1 and name each difference

The column `docker` needs the docker client (no daemon). Where it is missing, the recorded cells are kept.
"""

import argparse
import json
import os
import shutil
import sys
import tempfile

from inputs import inputs
from readers import READERS, Docker, versions, write

HERE = os.path.dirname(os.path.abspath(__file__))
TARGET = os.path.join(HERE, "recorded.json")


def committed():
    if not os.path.exists(TARGET):
        return {"versions": {}, "cases": []}
    with open(TARGET, encoding="utf-8") as file:
        return json.load(file)


def record(before):
    docker_before = {case["text"]: case["docker"] for case in before["cases"] if "docker" in case}
    names = versions()
    cases = []
    with tempfile.TemporaryDirectory() as folder:
        path = os.path.join(folder, ".env")
        for group, text in inputs():
            write(path, text)
            case = {"group": group, "text": text}
            case.update({name: read(path) for name, read in READERS.items()})
            cases.append(case)
        if shutil.which("docker"):
            with Docker() as docker:
                names["docker"] = docker.version()
                for case in cases:
                    write(path, case["text"])
                    case["docker"] = docker.read(path)
        else:
            names["docker"] = before["versions"].get("docker", "")
            for case in cases:
                if case["text"] in docker_before:
                    case["docker"] = docker_before[case["text"]]
    return {"versions": names, "cases": cases}


def render(table):
    """One line for each case, so that a change is read as a change of lines."""
    head = json.dumps(table["versions"], ensure_ascii=True)
    rows = ",\n".join("    " + json.dumps(case, ensure_ascii=True) for case in table["cases"])
    return '{\n  "versions": ' + head + ',\n  "cases": [\n' + rows + "\n  ]\n}\n"


def differences(old, new):
    # Another docker client is no difference as long as it reads the same.
    for name in READERS:
        if old["versions"].get(name) != new["versions"][name]:
            yield f"{name}: recorded with {old['versions'].get(name)}, here {new['versions'][name]}"
    before = {case["text"]: case for case in old["cases"]}
    for case in new["cases"]:
        known = before.pop(case["text"], None)
        for name in [*READERS, "docker"]:
            if known is None or known.get(name) != case.get(name):
                yield f"{name}: {json.dumps(case['text'])}"
    yield from (f"no longer an input: {json.dumps(text)}" for text in before)


def main():
    arguments = argparse.ArgumentParser(description="Record what the real .env readers read.")
    arguments.add_argument("--check", action="store_true", help="compare with recorded.json instead of writing it")
    check = arguments.parse_args().check
    old = committed()
    new = record(old)
    if not check:
        with open(TARGET, "w", encoding="utf-8", newline="\n") as file:
            file.write(render(new))
        print(f"recorded {len(new['cases'])} files with {new['versions']}")
        return 0
    found = list(differences(old, new))
    print("\n".join(found) or f"{len(new['cases'])} files agree with recorded.json")
    return 1 if found else 0


if __name__ == "__main__":
    sys.exit(main())
