"""django-oauth-toolkit before 2.0."""

from configured import configure

configure()

from reads import trees  # noqa: E402
import ast  # noqa: E402

DISTRIBUTION = "django-oauth-toolkit"


def defaults():
    for tree in trees(DISTRIBUTION):
        for node in ast.walk(tree):
            if isinstance(node, ast.Assign) and getattr(node.targets[0], "id", None) == "DEFAULTS":
                pairs = zip(node.value.keys, node.value.values)
                return {key.value: value.value for key, value in pairs if isinstance(value, ast.Constant)}


def default(name):
    raise LookupError(name)


def facts():
    return {"asks for PKCE": defaults()["PKCE_REQUIRED"]}
