#!/usr/bin/env python3
"""
Records what the real packages make of texts of the environment, and of their fallbacks, as recorded.json beside this script.

    python -m venv V && V/bin/pip install -r test/readers/requirements.txt
    V/bin/python test/readers/record.py            write recorded.json
    V/bin/python test/readers/record.py --check    record afresh and compare; exit 1 and name each difference

A cell holds the value (tagged as test/python/worker.py writes it) or {"error": name of the exception}.
"""

import importlib.metadata
import json
import os
import sys
import warnings

HERE = os.path.dirname(os.path.abspath(__file__))
TARGET = os.path.join(HERE, "recorded.json")
sys.path.insert(0, os.path.join(HERE, "..", "python"))

from worker import encode  # noqa: E402

warnings.simplefilter("ignore")

TEXTS = [
    "", " ", "True", "true", "TRUE", "1", "yes", "y", "Y", "on", "On", "t", "T", "ok", "2", "-1", "+1", "0", "00", "False",
    "false", "FALSE", "no", "n", "off", "f", "Ture", "None", " true ", " 1 ", "1_000", "1.5", "1,5", "1,234.5", "1e3", "-0",
    "0.0", ".5", "inf", "nan", "a", "a,b", "a, b", "a, b,", ",a,,b,", " a , , b ", "a;b", "(a,b)", "'a','b'", 'a "b" c',
    "a#b", "a\\b", "$OTHER", "\\$x", "a=1", "a=1,b=2", "a=1;b=2", "a:1", '{"a": 1}', '["a", 1]', "[]", "null", '"x"', "12abc",
    "٣", "ü", "a\nb", "1 2", "0x10", "\tx",
]

ENVIRON = "import environ\nenv = environ.Env(S_BOOL=(bool, False), S_INT=int)\n"
DECOUPLE = "from decouple import config, Csv, Config, RepositoryEmpty\nconfig = Config(RepositoryEmpty())\n"
ENVIRONS = "from environs import Env\nenv = Env()\n"
VALUES = "from configurations import values\n"
URL = "import dj_database_url\n"
GETENV = "from getenv import env\n"
# A class for each field: they are read when it is called.
PYDANTIC = """from typing import Dict, List, Literal, Optional
from pydantic import Field, SecretStr
from pydantic_settings import BaseSettings, SettingsConfigDict

class Text(BaseSettings):
    x: str

class TextOr(BaseSettings):
    x: str = "d"

class TextOrNone(BaseSettings):
    x: Optional[str] = None

class Union(BaseSettings):
    x: str | None = None

class Required(BaseSettings):
    x: str = Field(...)

class Default(BaseSettings):
    x: str = Field(default="d", min_length=1)

class Alias(BaseSettings):
    name: str = Field("d", validation_alias="X")

class Prefixed(BaseSettings):
    model_config = SettingsConfigDict(env_prefix="DJANGO_")
    x: str = "d"

class Base(BaseSettings):
    x: bool = True

class Inherited(Base):
    other: int = 0

class Flag(BaseSettings):
    x: bool

class FlagOff(BaseSettings):
    x: bool = False

class FlagFromText(BaseSettings):
    x: bool = "yes"

class Number(BaseSettings):
    x: int = 3

class Items(BaseSettings):
    x: List[str] = ["d"]

class Plain(BaseSettings):
    x: list = []

class Pairs(BaseSettings):
    x: Dict[str, int] = {}

class Fraction(BaseSettings):
    x: float = 1.5

class Choice(BaseSettings):
    x: Literal["a", "12abc"] = "a"

class Secret(BaseSettings):
    x: SecretStr = SecretStr("d")
"""

CALLS = {
    "django-environ": (ENVIRON, [
        'env("X")', 'env("X", default="d")', 'env("X", default=False)', 'env("X", default=True)', 'env("X", default=3)',
        'env("X", default=1.5)', 'env("X", default=["d"])', 'env("X", default=None)', 'env("X", cast=bool)', 'env("X", bool)',
        'env("X", bool, True)', 'env("X", cast=int, default=0)', 'env("X", int, "7")', 'env.str("X")', 'env.str("X", "d")',
        'env.bool("X")', 'env.bool("X", False)', 'env.bool("X", default=True)', 'env.bool("X", default="False")',
        'env.bool("X", default=None)', 'env.int("X")', 'env.int("X", default=5)', 'env.int("X", default="5")',
        'env.float("X")', 'env.float("X", default=2)', 'env.list("X")', 'env.list("X", default=[])', 'env.list("X", default="*")',
        'env.list("X", int)', 'env.list("X", cast=int, default=[1])', 'env.list("X", default=("a",))', 'env.tuple("X")',
        'env.tuple("X", default=("d",))', 'env.dict("X")', 'env.dict("X", default={})', 'env.json("X")', 'env.json("X", default={})',
        'env("S_BOOL")', 'env.bool("S_BOOL")', 'env("S_INT")', 'env.get_value("X", default="d")', 'env.get_value("X", cast=bool, default=False)',
        'env.str("X", multiline=True)', 'env.path("X", default="d")', 'env.bytes("X")',
    ]),
    "python-decouple": (DECOUPLE, [
        'config("X")', 'config("X", default="d")', 'config("X", "d")', 'config("X", default=None)', 'config("X", cast=bool)',
        'config("X", default=True, cast=bool)', 'config("X", default=False, cast=bool)', 'config("X", default="on", cast=bool)',
        'config("X", default="", cast=bool)', 'config("X", default=None, cast=bool)', 'config("X", default=1, cast=bool)',
        'config("X", default=2, cast=bool)', 'config("X", default="maybe", cast=bool)', 'config("X", cast=int)',
        'config("X", default=3, cast=int)', 'config("X", default="4", cast=int)', 'config("X", default=2.5, cast=int)',
        'config("X", default=True, cast=int)', 'config("X", default=None, cast=int)', 'config("X", cast=float)',
        'config("X", default=1, cast=float)', 'config("X", cast=str)', 'config("X", default=1, cast=str)', 'config("X", cast=list)',
        'config("X", cast=Csv())', 'config("X", default="a, b", cast=Csv())', 'config("X", default="", cast=Csv())',
        'config("X", default=None, cast=Csv())', 'config("X", default=["a"], cast=Csv())', 'config("X", cast=Csv(post_process=tuple))',
        'config("X", cast=Csv(int))', 'config("X", default="1,2", cast=Csv(cast=int))', 'config("X", cast=Csv(delimiter=";"))',
        'config("X", default="a b", cast=lambda v: v.split())', 'config("X", default="x", cast=str.upper)',
    ]),
    "environs": (ENVIRONS, [
        'env("X")', 'env("X", "d")', 'env("X", False)', 'env("X", None)', 'env("X", default=1)', 'env.str("X")', 'env.str("X", None)',
        'env.bool("X")', 'env.bool("X", False)', 'env.bool("X", "False")', 'env.bool("X", default=None)', 'env.int("X")',
        'env.int("X", 5)', 'env.int("X", default="5")', 'env.float("X")', 'env.float("X", 1)', 'env.list("X")', 'env.list("X", [])',
        'env.list("X", "*")', 'env.list("X", subcast=int)', 'env.list("X", default=["a"], subcast=str)', 'env.list("X", delimiter=" ")',
        'env.dict("X")', 'env.dict("X", {})', 'env.json("X")', 'env.json("X", None)', 'env.decimal("X", None)', 'env.path("X", None)',
        'env.log_level("X", 20)', 'env.timedelta("X", None)',
    ]),
    "django-configurations": (VALUES, [
        'values.Value()', 'values.Value("d")', 'values.Value(None)', 'values.BooleanValue(True)', 'values.BooleanValue(False)',
        'values.BooleanValue("False")', 'values.IntegerValue(3)', 'values.IntegerValue("3")', 'values.PositiveIntegerValue(3)',
        'values.FloatValue(1)', 'values.ListValue()', 'values.ListValue(["d"])', 'values.ListValue(("d",))', 'values.ListValue("ab")',
        'values.TupleValue(["d"])', 'values.ListValue([1], converter=int)', 'values.ListValue(separator=";")', 'values.SecretValue()',
        'values.DictValue({"a": 1})', 'values.SetValue(["d"])', 'values.DecimalValue(None)', 'values.Value("d", environ=False)',
        'values.DatabaseURLValue("sqlite:///x", environ_name="X")', 'values.PathValue("/d", check_exists=False)',
    ]),
    "pydantic-settings": (PYDANTIC, [
        "Text().x", "TextOr().x", "TextOrNone().x", "Union().x", "Required().x", "Default().x", "Alias().name", "Prefixed().x",
        "Inherited().x", "Flag().x", "FlagOff().x", "FlagFromText().x", "Number().x", "Items().x", "Plain().x", "Pairs().x",
        "Fraction().x", "Choice().x", "Secret().x.get_secret_value()",
    ]),
    "django-getenv": (GETENV, [
        'env("X")', 'env("X", "d")', 'env("X", default="d")', 'env("X", False)', 'env("X", True)', 'env("X", 3)', 'env("X", None)',
        'env("X", "False")', 'env("X", required=True)', 'env("X", "d", required=True)', 'env("X", "d", True)', 'env("X", ["d"])',
    ]),
    "dj-database-url": (URL, ['dj_database_url.config(env="X")', 'dj_database_url.config(env="X", default=None)']),
}


def value_of(library, prelude, code):
    """The value of one call; a value of django-configurations is set up as its class would do it."""
    namespace = {}
    exec(prelude, namespace)
    value = eval(code, namespace)
    if library != "django-configurations" or not hasattr(value, "setup"):
        return value
    return value.setup("X")


def cell(library, prelude, code, text):
    os.environ.clear()
    if text is not None:
        names = ["S_BOOL", "S_INT", "X", "DJANGO_X"]
        os.environ.update({name: text for name in names})
    try:
        return encode(value_of(library, prelude, code))
    except Exception as problem:
        return {"error": type(problem).__name__}


def record():
    versions = {name: importlib.metadata.version(name) for name in CALLS}
    versions["marshmallow"] = importlib.metadata.version("marshmallow")
    rows = []
    for library, (prelude, codes) in CALLS.items():
        for code in codes:
            cells = [cell(library, prelude, code, text) for text in [None, *TEXTS]]
            rows.append({"library": library, "prelude": prelude, "code": code, "cells": cells})
    return {"versions": versions, "texts": [None, *TEXTS], "rows": rows}


def render(table):
    """One line for each call, so that a change is read as a change of lines."""
    rows = ",\n".join("    " + json.dumps(row) for row in table["rows"])
    head = f'  "versions": {json.dumps(table["versions"])},\n  "texts": {json.dumps(table["texts"])}'
    return "{\n" + head + ',\n  "rows": [\n' + rows + "\n  ]\n}\n"


def main():
    text = render(record())
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
    import django
    from django.conf import settings

    # Relative paths are made absolute by some of them.
    os.chdir("/")
    settings.configure()
    django.setup()
    sys.exit(main())
