// Settings modules of a wanted length, made from the blocks that real ones are made of.
const head = `"""Settings for the benchmark."""
import os
from datetime import timedelta
from pathlib import Path

import environ

env = environ.Env(DEBUG=(bool, False))
BASE_DIR = Path(__file__).resolve().parent.parent
DEBUG = env("DEBUG")
SECRET_KEY = env("SECRET_KEY")
ALLOWED_HOSTS = env.list("ALLOWED_HOSTS", default=[])
MIDDLEWARE = [
    "django.middleware.security.SecurityMiddleware",
    "django.contrib.sessions.middleware.SessionMiddleware",
    "django.middleware.common.CommonMiddleware",
    "django.middleware.csrf.CsrfViewMiddleware",
    "django.contrib.auth.middleware.AuthenticationMiddleware",
    "django.middleware.clickjacking.XFrameOptionsMiddleware",
]
SESSION_COOKIE_SECURE = not DEBUG
CSRF_COOKIE_SECURE = not DEBUG
SECURE_SSL_REDIRECT = env.bool("SECURE_SSL_REDIRECT", default=True)
SECURE_HSTS_SECONDS = 31536000
DATABASES = {"default": env.db("DATABASE_URL", default="sqlite:///db.sqlite3")}
`;

const block = (i) => `
# Part ${i} of the configuration, as teams write it.
FEATURE_${i}_ENABLED = os.environ.get("FEATURE_${i}", "False").lower() in ("true", "1", "yes")
FEATURE_${i}_APPS = [
    "shop.part${i}",
    "shop.part${i}.admin",
]
if DEBUG:
    FEATURE_${i}_APPS += ["shop.part${i}.debug"]
FEATURE_${i}_OPTIONS = {
    "TIMEOUT": 60 * ${i + 1},
    "BACKEND": "shop.part${i}.backends.Backend",
    "HOSTS": env.list("FEATURE_${i}_HOSTS", default=["localhost"]),
}
FEATURE_${i}_LIFETIME = timedelta(minutes=${i + 5})
FEATURE_${i}_TEMPLATE = f"part${i}/{FEATURE_${i}_OPTIONS['TIMEOUT']}.html"
`;

/** A module of about so many lines. */
export function settingsOf(lines) {
  let text = head;
  for (let i = 0; text.split('\n').length < lines; i++) text += block(i);
  return text;
}

/** How long the measured modules are, in lines. */
export const sizes = [40, 400, 4000];
