"""django-storages: one setting for each option of a backend."""

import ast

from reads import fallback, trees

DISTRIBUTION = "django-storages"


def default(name):
    return fallback(DISTRIBUTION, {"setting"}, name)


def options(backend):
    """The options of a backend, as the keys of the dictionary that `get_default_settings` returns."""
    for tree in trees(DISTRIBUTION):
        for node in ast.walk(tree):
            if isinstance(node, ast.ClassDef) and node.name == backend:
                made = next(each for each in node.body if getattr(each, "name", "") == "get_default_settings")
                dicts = (each for each in ast.walk(made) if isinstance(each, ast.Dict))
                return {key.value for each in dicts for key in each.keys}
    return set()


def facts():
    wanted = {
        "S3Storage": {
            "default_acl",
            "endpoint_url",
            "file_overwrite",
            "querystring_auth",
            "secret_key",
            "security_token",
            "url_protocol",
            "use_ssl",
            "verify",
        },
        "GoogleCloudStorage": {"custom_endpoint", "default_acl", "file_overwrite", "querystring_auth"},
        "AzureStorage": {"account_key", "azure_ssl", "connection_string", "sas_token"},
    }
    return {"missing options": sorted(each for name, keys in wanted.items() for each in keys - options(name))}
