"""Says what an installed package does: `python read.py PROBE < claims.json`.

A probe is a module of the folder `probes`. It names its `DISTRIBUTION` and has

- `default(name)`: what applies where nobody sets the setting (`SETTING`) or the key (`SETTING.KEY`). A name without a
  default that can be read raises LookupError;
- `facts()`: whatever else the tests compare, as a dictionary that JSON can hold;
- `mentions(name, words)`, optionally: whether the package has the setting, given every name in its source. Without it, the
  last part of the name must be one of them.

The claims are `{name: default as Python text, or null}`. The text is evaluated among the names of the probe, so that it may
name what the package names, such as `corsheaders.defaults.default_methods`.
"""

import importlib
import importlib.metadata
import json
import re
import sys
from pathlib import Path

sys.path.insert(0, str(Path(__file__).parent / "probes"))


def words(distribution):
    """Every name in the source of a distribution, also those inside of texts."""
    files = importlib.metadata.files(distribution) or []
    sources = (Path(file.locate()) for file in files if file.suffix == ".py")
    return {word for source in sources for word in re.findall(r"\w+", source.read_text("utf-8"))}


def judge(probe, name, claim):
    """What is wrong with a claimed default, or None."""
    if claim is None:
        return None
    try:
        found = probe.default(name)
    except LookupError:
        return "its default cannot be read"
    return None if eval(claim, vars(probe)) == found else f"its default is {found!r}"


def main():
    probe = importlib.import_module(sys.argv[1])
    known = words(probe.DISTRIBUTION)
    mentions = getattr(probe, "mentions", lambda name, words: name.rpartition(".")[2] in words)
    claims = json.load(sys.stdin)
    mentioned = [name for name in claims if mentions(name, known)]
    answer = {
        "version": importlib.metadata.version(probe.DISTRIBUTION),
        "mentioned": mentioned,
        "wrong": {name: wrong for name in mentioned if (wrong := judge(probe, name, claims[name]))},
        "facts": probe.facts(),
    }
    json.dump(answer, sys.stdout)


main()
