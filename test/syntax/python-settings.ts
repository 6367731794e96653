/** Settings as people write them, with every shape of statement that a typist may be in the middle of. */
export const settingsFile = `"""
Settings of the shop.

DEBUG = False
"""
from __future__ import annotations

import os
from datetime import timedelta
from pathlib import Path

import environ

BASE_DIR = Path(__file__).resolve().parent.parent
env = environ.Env(
    DEBUG=(bool, False),
    SITE_NAME=(str, "shop"),
)
environ.Env.read_env(BASE_DIR / ".env")

SECRET_KEY = env("SECRET_KEY")
DEBUG = env.bool("DEBUG", default=False)
ALLOWED_HOSTS: list[str] = env.list("ALLOWED_HOSTS", default=["localhost", "127.0.0.1"])

# Applications
INSTALLED_APPS = [
    "django.contrib.admin",  # the admin
    'django.contrib.auth',
    *(["debug_toolbar"] if DEBUG else []),
]
"""Middleware

in this order
"""
MIDDLEWARE = (
    "a.b",
    "c.d",
)
INSTALLED_APPS += ["x"]
MIDDLEWARE.append("y")
DATABASES = {
    "default": {
        "ENGINE": "django.db.backends.postgresql",
        "NAME": f"{os.environ['DB']}_x",
        **env.db(),
    }
}
DATABASES["default"]["CONN_MAX_AGE"] = 60
BANNER = """-----BEGIN BANNER-----
abcdefg==
-----END BANNER-----
"""
LONG = "a" \\
    "b"
TEXT = f"""
{DEBUG!r}
"""
LOGGING = {"version": 1, "fmt": '{levelname} "quoted" {message}', 'x': "it's"}
if DEBUG:
    CACHES = {"default": {}}
elif not SECRET_KEY:
    raise ImportError("x")
else:
    X = 1

try:
    from .local import *
except ImportError:
    pass


def helper(name, default=None):
    """Reads \`name\`.

    More text.
    """
    return os.environ.get(name, default)


@decorator
class A:
    '''doc'''
    x = 1

with open("f") as f: A = f.read()
SESSION_COOKIE_AGE = timedelta(days=1).total_seconds()
EMPTY = ''
assert DEBUG, 'x'
for k in ("A", "B"):
    globals()[k] = 1
del k
print(
    1
)
match DEBUG:
    case True: Y = 1
    case _: Y = 2
COUNT = (
    1 +
    2
)
`;
