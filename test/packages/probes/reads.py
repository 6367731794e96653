"""What a package falls back to where it reads a setting: `setting("NAME", default)`, found in its source."""

import ast
import importlib.metadata
from functools import cache
from pathlib import Path


@cache
def trees(distribution):
    files = importlib.metadata.files(distribution) or []
    sources = (Path(file.locate()) for file in files if file.suffix == ".py")
    return [ast.parse(source.read_text("utf-8")) for source in sources]


def reads(distribution, functions):
    """Every read as (name, default); a default that is computed is left out."""
    for tree in trees(distribution):
        for node in ast.walk(tree):
            if isinstance(node, ast.Call) and last_name(node.func) in functions:
                texts = [arg for arg in node.args if isinstance(arg, ast.Constant) and isinstance(arg.value, str)]
                if not texts:
                    continue
                rest = node.args[node.args.index(texts[0]) + 1 :]
                try:
                    yield texts[0].value, ast.literal_eval(rest[0]) if rest else None
                except ValueError:
                    pass


def fallback(distribution, functions, name):
    """The default of a setting, the same wherever it is read."""
    found = [default for each, default in reads(distribution, functions) if each == name]
    if not found or any(default != found[0] for default in found):
        raise LookupError(name)
    return found[0]


def last_name(node):
    return node.attr if isinstance(node, ast.Attribute) else getattr(node, "id", None)
