"""dj-database-url, and the databases that it writes options for."""

import sqlite3

import dj_database_url

DISTRIBUTION = "dj-database-url"


def default(name):
    raise LookupError(name)


def options(url, **given):
    return dj_database_url.parse(url, **given).get("OPTIONS", {})


def opens_with(options):
    try:
        sqlite3.connect(":memory:", **options).close()
    except TypeError:
        return False
    return True


def facts():
    return {
        "required": options("postgres://db.example.org/shop", ssl_require=True),
        "weakened": options("postgres://db.example.org/shop?sslmode=verify-full", ssl_require=True),
        "for SQLite": options("sqlite:///db.sqlite3", ssl_require=True),
        "for MySQL": options("mysql://db.example.org/shop", ssl_require=True),
        "SQLite opens with it": opens_with(options("sqlite:///db.sqlite3", ssl_require=True)),
        "without": options("postgres://db.example.org/shop"),
        "engines": {name: engine.backend for name, engine in dj_database_url.ENGINE_SCHEMES.items()},
    }
