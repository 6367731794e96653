#!/usr/bin/env python3
"""
Records the settings that the real django-configurations gives Django for every class of test/model/shapes/configurations.md,
as configurations.json beside this script. Takes --check as record.py does.

Each class is loaded in a process of its own, once with an empty environment and once with the variables below. Bases from
outside the project are left out: such a scenario is no program.
"""

import json
import os
import re
import subprocess
import sys
import tempfile

HERE = os.path.dirname(os.path.abspath(__file__))
SCENARIOS = os.path.join(HERE, "..", "model", "shapes", "configurations.md")
TARGET = os.path.join(HERE, "configurations.json")

ENVIRONMENTS = [{}, {
    "DJANGO_DEBUG": "no",
    "DJANGO_TEMPLATE_DEBUG": "yes",
    "DJANGO_SECRET_KEY": "an-example-key",
    "DJANGO_HOSTS": "x, y",
    "DJANGO_AGE": "5",
    "MAX_AGE": "7",
    "DJANGO_PLAIN": "z",
}]

RUN = """
import json, os, sys
sys.path[:0] = [sys.argv[1], sys.argv[2]]
from worker import encode
import configurations
configurations.setup()
from django.conf import settings
module = sys.modules[os.environ["DJANGO_SETTINGS_MODULE"]]
names = json.loads(sys.argv[3])
print(json.dumps({name: encode(getattr(settings, name)) for name in names if hasattr(settings, name)}))
"""


def scenarios():
    with open(SCENARIOS, encoding="utf-8") as file:
        parts = re.split(r"^## ", file.read(), flags=re.M)[1:]
    for part in parts:
        blocks = re.findall(r"^```(\w+)(?: (\S+))?\n(.*?)^```$", part, flags=re.M | re.S)
        files = {name: text for kind, name, text in blocks if kind == "python"}
        if any("from company" in text for text in files.values()):
            continue
        asked = [(name, re.findall(r"^\w+ (\w+) =", text, flags=re.M)) for kind, name, text in blocks if kind == "model"]
        yield part.split("\n", 1)[0].strip(), files, asked


def run(folder, module, configuration, names, environment):
    env = {**environment, "DJANGO_SETTINGS_MODULE": module, "DJANGO_CONFIGURATION": configuration, "PATH": os.environ["PATH"]}
    done = subprocess.run(
        [sys.executable, "-W", "ignore", "-c", RUN, folder, os.path.join(HERE, "..", "python"), json.dumps(names)],
        env=env, capture_output=True, text=True, cwd=folder,
    )
    return json.loads(done.stdout) if done.returncode == 0 else {"error": done.stderr.strip().split("\n")[-1].split(":")[0]}


def record():
    rows = []
    for title, files, asked in scenarios():
        with tempfile.TemporaryDirectory() as folder:
            for path, text in files.items():
                os.makedirs(os.path.dirname(os.path.join(folder, path)), exist_ok=True)
                with open(os.path.join(folder, path), "w", encoding="utf-8") as file:
                    file.write(text)
            entry = list(files)[-1].removesuffix(".py").removesuffix("/__init__").replace("/", ".")
            for configuration, names in asked:
                names = sorted(set(names))
                runs = [run(folder, entry, configuration, names, environment) for environment in ENVIRONMENTS]
                rows.append({"title": title, "configuration": configuration, "runs": runs})
    return rows


def main():
    rows = ",\n".join("    " + json.dumps(row) for row in record())
    text = f'{{\n  "environments": {json.dumps(ENVIRONMENTS)},\n  "rows": [\n{rows}\n  ]\n}}\n'
    if "--check" not in sys.argv:
        with open(TARGET, "w", encoding="utf-8") as file:
            file.write(text)
        return 0
    with open(TARGET, encoding="utf-8") as file:
        before = file.read().splitlines()
    changed = [line for line in text.splitlines() if line not in before]
    for line in changed:
        print(line[:200])
    return 1 if changed else 0


if __name__ == "__main__":
    sys.exit(main())
