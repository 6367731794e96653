"""social-auth-core, which reads the settings of social-auth-app-django."""

from reads import fallback

DISTRIBUTION = "social-auth-core"
PREFIX = "SOCIAL_AUTH_"


def default(name):
    return fallback(DISTRIBUTION, {"setting"}, name.removeprefix(PREFIX))


def mentions(name, words):
    return name.removeprefix(PREFIX) in words


def facts():
    import social_core.pipeline.social_auth as steps

    return {"has the step associate_by_email": hasattr(steps, "associate_by_email")}
