"""Answers what Django itself makes of settings modules, one JSON object per line in and out.

In:  {"id": 1, "files": {"base": source, "production": source}, "entry": "production", "names": [settings]}
Out: {"id": 1, "status": "ok", "reported": [ids], "raised": {check: {"ids", "error"}}, "explicit": [names],
      "values": {name: value}} with the values of the settings that the module gives and of those asked for
     {"id": 1, "status": "refused", "error": "KeyError"} where the module or Django does not start

The files are the modules of a package `site_settings`; they can be imported by their bare names as well. Each request sees
an environment that has nothing but what its `env` says. With `lenient`, apps that are not installed here do not matter.
`answer` is used by the process (read from standard input) and by Pyodide alike. Nothing of a request is printed but what is
said here.

In:  {"id": 2, "startproject": true}
Out: {"id": 2, "files": {path: source}} with what `django-admin startproject` writes
"""

import datetime
import importlib
import importlib.abc
import importlib.machinery
import json
import os
import pathlib
import sys
import tempfile
import warnings

warnings.simplefilter("ignore")

import django
from django.apps import AppConfig
from django.conf import Settings, settings

settings.configure(
    SECRET_KEY="x",
    INSTALLED_APPS=[
        "django.contrib.admin",
        "django.contrib.auth",
        "django.contrib.contenttypes",
        "django.contrib.sessions",
        "django.contrib.messages",
        "django.contrib.staticfiles",
    ],
    DATABASES={},
    TEMPLATES=[],
)
django.setup()

from django.core.checks import registry
from django.core.management import call_command
from django.core.signals import setting_changed
from django.middleware import csrf
from django.test import signals  # noqa: F401  connects what resets caches and engines

PACKAGE = "site_settings"
FOLDER = "/srv/example/site_settings"

# The checks that the linter models, with the ids that each may report. Checks of apps run where the app is installed.
CHECKS = {
    "check_security_middleware": ["security.W001"],
    "check_xframe_options_middleware": ["security.W002"],
    "check_csrf_middleware": ["security.W003"],
    "check_sts": ["security.W004"],
    "check_sts_include_subdomains": ["security.W005"],
    "check_content_type_nosniff": ["security.W006"],
    "check_ssl_redirect": ["security.W008"],
    "check_secret_key": ["security.W009"],
    "check_session_cookie_secure": ["security.W010", "security.W011", "security.W012"],
    "check_session_cookie_httponly": ["security.W013", "security.W014", "security.W015"],
    "check_csrf_cookie_secure": ["security.W016"],
    "check_debug": ["security.W018"],
    "check_xframe_deny": ["security.W019"],
    "check_allowed_hosts": ["security.W020"],
    "check_sts_preload": ["security.W021"],
    "check_referrer_policy": ["security.W022", "security.E023"],
    "check_cross_origin_opener_policy": ["security.E024"],
    "check_secret_key_fallbacks": ["security.W025"],
    "check_csp_settings": ["security.E026"],
    "check_csp_nonce_context_processor": ["security.W027"],
    "check_default_hashing_algorithm": ["security.E100"],
    "check_csrf_failure_view": ["security.E101", "security.E102"],
    "check_async_unsafe": ["async.E001"],
    "check_default_cache_is_configured": ["caches.E001"],
    "check_cache_location_not_exposed": ["caches.W002"],
    "check_file_based_cache_is_absolute": ["caches.W003"],
    "check_csrf_trusted_origins": ["4_0.E001"],
    "check_setting_app_dirs_loaders": ["templates.E001"],
    "check_string_if_invalid_is_string": ["templates.E002"],
    "check_templates": ["templates.E002"],
    "check_setting_file_upload_temp_dir": ["files.E001"],
    "check_mailers_default_alias": ["mail.W001"],
    "check_mailers_production_backend": ["mail.E001"],
    "check_dependencies": ["admin.E408", "admin.E409", "admin.E410"],
    "check_middleware": ["auth.E013"],
    "check_storages": ["staticfiles.E005"],
}

APP_OF = {
    "check_dependencies": "django.contrib.admin",
    "check_middleware": "django.contrib.auth",
    "check_storages": "django.contrib.staticfiles",
}

MODELLED = {name for ids in CHECKS.values() for name in ids}


class Finder(importlib.abc.MetaPathFinder, importlib.abc.Loader):
    """Serves the files of the present request as modules of one package."""

    def __init__(self):
        self.files = {}

    def find_spec(self, name, path=None, target=None):
        if name == PACKAGE:
            return importlib.machinery.ModuleSpec(name, self, is_package=True)
        head, _, leaf = name.partition(".")
        leaf = leaf if head == PACKAGE else name
        if leaf not in self.files:
            return None
        spec = importlib.machinery.ModuleSpec(name, self, origin=f"{FOLDER}/{leaf}.py")
        spec.has_location = True
        return spec

    def exec_module(self, module):
        leaf = module.__name__.rpartition(".")[2]
        if module.__name__ != PACKAGE:
            exec(compile(self.files[leaf], f"{FOLDER}/{leaf}.py", "exec"), module.__dict__)


finder = Finder()
sys.meta_path.insert(0, finder)


def plain(value):
    """A value as JSON that keeps types apart."""
    kind = type(value)
    if value is None or kind is bool:
        return value
    if kind is int:
        return {"int": str(value)}
    if kind is float:
        return {"float": repr(value)}
    if kind is str:
        return {"str": value}
    if kind is bytes:
        return {"bytes": value.decode("latin-1")}
    if kind in (list, tuple):
        return {kind.__name__: [plain(item) for item in value]}
    if kind in (set, frozenset):
        return {"set": sorted((plain(item) for item in value), key=json.dumps)}
    if kind is dict:
        return {"dict": [[plain(key), plain(item)] for key, item in value.items()]}
    if isinstance(value, pathlib.PurePath):
        return {"path": str(value)}
    if kind is datetime.timedelta:
        return {"timedelta": repr(value)}
    return {"other": kind.__name__}


def forget():
    for name in [name for name in sys.modules if name.partition(".")[0] == PACKAGE or name in finder.files]:
        del sys.modules[name]
    importlib.invalidate_caches()


def reset(names):
    """Makes Django build caches, template engines and views anew."""
    if hasattr(csrf._get_failure_view, "cache_clear"):
        csrf._get_failure_view.cache_clear()
    for name in names:
        setting_changed.send(sender=Settings, setting=name, value=getattr(settings, name, None), enter=True)


def installed_names(lenient):
    names = set()
    for entry in settings.INSTALLED_APPS:
        try:
            names.add(AppConfig.create(entry).name)
        except ImportError:
            if not lenient:
                raise
    return names


def run_checks(lenient):
    apps = installed_names(lenient)
    reported, raised = set(), {}
    for check in registry.registry.get_checks(include_deployment_checks=True):
        name = check.__name__
        if name not in CHECKS or (name in APP_OF and APP_OF[name] not in apps):
            continue
        try:
            messages = check(app_configs=None, databases=None)
        except Exception as error:
            raised[name] = {"ids": CHECKS[name], "error": type(error).__name__}
        else:
            reported.update(message.id for message in messages)
    return sorted(reported & MODELLED), raised


def startproject():
    with tempfile.TemporaryDirectory() as folder:
        call_command("startproject", "mysite", folder)
        root = pathlib.Path(folder)
        return {str(path.relative_to(root)): path.read_text() for path in sorted(root.rglob("*.py"))}


def answer(request):
    if request.get("startproject"):
        return {"id": request["id"], "files": startproject()}
    saved = dict(os.environ)
    os.environ.clear()
    os.environ.update(request.get("env", {}))
    finder.files = request["files"]
    forget()
    try:
        settings._wrapped = Settings(f"{PACKAGE}.{request['entry']}")
        reset(["CACHES", "TEMPLATES", "STORAGES"])
        reported, raised = run_checks(request.get("lenient", False))
        explicit = sorted(settings._wrapped._explicit_settings)
        names = {*explicit, *request.get("names", [])}
        values = {name: plain(getattr(settings._wrapped, name)) for name in names if hasattr(settings._wrapped, name)}
        return {
            "id": request["id"],
            "status": "ok",
            "reported": reported,
            "raised": raised,
            "values": values,
            "explicit": explicit,
        }
    except BaseException as error:
        if isinstance(error, (KeyboardInterrupt, MemoryError)):
            raise
        return {"id": request["id"], "status": "refused", "error": f"{type(error).__name__}: {error}"[:200]}
    finally:
        os.environ.clear()
        os.environ.update(saved)
        forget()


def answer_line(line):
    return json.dumps(answer(json.loads(line)))


def main():
    out = sys.stdout
    sys.stdout = sys.stderr
    for line in sys.stdin:
        print(answer_line(line), file=out, flush=True)


if __name__ == "__main__":
    main()
