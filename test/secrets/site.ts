import { Planter } from './marks';

/** A project full of planted marks. */
export interface PlantedSite {
  readonly files: Readonly<Record<string, string>>;
  readonly planter: Planter;
}

export function plantedSite(): PlantedSite {
  const planter = new Planter();
  const plant: Plant = (what, shape) => planter.plant(what, shape);
  const files = {
    'manage.py': 'import os\nos.environ.setdefault("DJANGO_SETTINGS_MODULE", "config.local")\n',
    'config/__init__.py': '',
    'config/wsgi.py': 'import os\nos.environ.setdefault("DJANGO_SETTINGS_MODULE", "config.production")\n',
    'config/base.py': base(plant),
    'config/production.py': production(plant),
    'config/local.py': local(plant),
    'config/staging.py': staging(plant),
    'config/broken.py': broken(plant),
    'config/typed.py': typed(plant),
    'config/celery.py': worker(plant),
    'config/urls.py': routes(plant),
    'gunicorn.conf.py': servers(plant),
    'docker-compose.prod.yml': services(plant),
    Dockerfile: image(plant),
    '.env': dotenv(plant),
    '.env.production': dotenv(plant),
    '.env.example': dotenv(plant),
    'requirements.txt': requirements(plant),
    'pyproject.toml': `[tool.django-settings-lint]\npreset = "strict"\nentries = { "config/broken.py" = "production", "config/staging.py" = "production", "config/typed.py" = "production" }\n`,
  };
  return { files, planter };
}

type Plant = (what: string, shape?: number) => string;

/** The shape that no name of a variable has. */
const unlikeName = 0;

/** Every reader of environment variables with a fallback, and every place that a password may stand in. */
function base(plant: Plant): string {
  return `"""The settings.

SECRET_KEY = "${plant('a docstring')}"
"""
import os
import sys
import environ
import dj_database_url
from datetime import timedelta
from os import environ as surroundings, getenv
from decouple import config
from environs import Env

# The old key was ${plant('a comment')}.
SECRET_KEY = "${plant('the key')}"  # not "${plant('a comment behind')}"
env = environ.Env(DEBUG=(bool, False), TOKEN=(str, "${plant('a default of the scheme')}"))
reader = Env()
environ.Env.read_env(os.path.join(os.path.dirname(__file__), "../.env"))

DEBUG = True
ALLOWED_HOSTS = ["*"]
API_KEY = os.environ.get("API_KEY", "${plant('os.environ.get')}")
API_TOKEN = os.getenv("API_TOKEN", default="${plant('os.getenv')}")
ACCESS_TOKEN = surroundings.get("ACCESS_TOKEN") or '${plant('os.environ or')}'
PRIVATE_KEY = getenv("PRIVATE_KEY", "${plant('getenv, first line')}"
    "${plant('getenv, second line')}")
CLIENT_SECRET = env("CLIENT_SECRET", default="${plant('django-environ')}")
WEBHOOK_SECRET = env.str("WEBHOOK_SECRET", "${plant('django-environ str')}")
SIGNING_KEYS = env.list("SIGNING_KEYS", default=["${plant('django-environ list')}", "${plant('django-environ list, second')}"])
AUTH_TOKEN = config("AUTH_TOKEN", default="${plant('decouple')}")
REFRESH_TOKEN = config("REFRESH_TOKEN", cast=str, default='${plant('decouple with cast')}')
BOT_TOKEN = reader.str("BOT_TOKEN", "${plant('environs')}")
PAYMENT_KEY = reader("PAYMENT_KEY", default="${plant('environs call')}")
MIXED_UP = os.environ.get("${plant('a value in place of the name of a variable', unlikeName)}")
MIXED_KEY = os.environ["${plant('a value in place of a subscript', unlikeName)}"]
MIXED_CONFIG = config("${plant('a value in place of the name for decouple', unlikeName)}")
if "${plant('a text in a test')}" in sys.argv:
    TESTED_KEY = "${plant('a text in a branch')}"
if API_KEY == "${plant('a text compared with')}":
    raise RuntimeError("${plant('a text that is raised')}")

INSTALLED_APPS = ["django.contrib.auth", "django.contrib.contenttypes", "django.contrib.sessions", "rest_framework"]
MIDDLEWARE = ["django.middleware.security.SecurityMiddleware", "django.contrib.sessions.middleware.SessionMiddleware"]
ROOT_URLCONF = "config.urls"

DATABASES = {
    "default": {
        "ENGINE": "django.db.backends.postgresql",
        "NAME": "shop", "USER": "shop", "HOST": "db.example.com",
        "PASSWORD": "${plant('a database password')}",
        "OPTIONS": {"passfile": "${plant('a database option')}", "${plant('a key of a dict')}": 1},
    },
    "second": dj_database_url.parse("postgres://shop:${plant('dj_database_url.parse')}@db.example.com:5432/shop"),
    "third": dj_database_url.config(default="mysql://shop:${plant('dj_database_url.config')}@db.example.com/shop"),
    "fourth": env.db("FOURTH_URL", default="postgres://shop:${plant('env.db')}@db.example.com/shop"),
    "fifth": config("FIFTH_URL", default="postgres://shop:${plant('decouple with dj_database_url')}@db.example.com/shop", cast=dj_database_url.parse),
    "sixth": reader.dj_db_url("SIXTH_URL", default="postgres://shop:${plant('environs dj_db_url')}@db.example.com/shop"),
}
DATABASES["default"]["PASSWORD"] = os.environ.get("DB_PASSWORD", "${plant('a password set later')}")
DATABASES["second"].update(PASSWORD="${plant('a password in update')}")
DATABASES["seventh"] = dict(ENGINE="django.db.backends.mysql", HOST="db.example.com", PASSWORD="${plant('a password in dict()')}")

CACHES = {
    "default": {"BACKEND": "django.core.cache.backends.redis.RedisCache", "LOCATION": "redis://:${plant('a cache address')}@cache.example.com:6379/1"},
    "other": {"BACKEND": "django_redis.cache.RedisCache", "LOCATION": ["rediss://u:${plant('a list of cache addresses')}@cache.example.com/0"], "OPTIONS": {"PASSWORD": "${plant('a cache password')}"}},
}
CELERY_BROKER_URL = "amqp://guest:${plant('a broker address')}@rabbit.example.com//"
CELERY_RESULT_BACKEND = os.environ.get("RESULT_URL", "redis://:${plant('a broker fallback')}@cache.example.com/2")
CHANNEL_LAYERS = {"default": {"BACKEND": "channels_redis.core.RedisChannelLayer", "CONFIG": {"hosts": ["redis://:${plant('a channel layer')}@cache.example.com/3"]}}}

password = "${plant('a variable')}"
user = f"shop-{password}"
REPORT_URL = f"https://shop:{password}@reports.example.com/${plant('a part of an f-string')}"
EXPORT_URL = "https://shop:" + password + "@" + "${plant('a concatenation')}" + ".example.com"
IMPORT_URL = "https://%s:%s@example.com" % (user, "${plant('percent formatting')}")
UPLOAD_URL = "https://{}:{}@example.com".format(user, "${plant('str.format')}")
JOINED_KEY = "".join(["${plant('str.join')}", password])

EMAIL_HOST = "mail.example.com"
EMAIL_HOST_USER = "shop"
EMAIL_HOST_PASSWORD = "${plant('the mail password')}"
AWS_ACCESS_KEY_ID = "${plant('the AWS key')}"
AWS_SECRET_ACCESS_KEY = '${plant('the AWS secret')}'
SECRET_KEY_FALLBACKS = ["${plant('an old key')}", b"${plant('an old key in bytes')}".decode(), env("OLD", default="${plant('an old key from the environment')}")]
FERNET_KEYS = ("${plant('a tuple of keys')}",)
SIMPLE_JWT = {"SIGNING_KEY": "${plant('the JWT key')}", "ALGORITHM": "HS256", "ACCESS_TOKEN_LIFETIME": timedelta(days=90)}
SOCIALACCOUNT_PROVIDERS = {"google": {"APP": {"client_id": "${plant('an OAuth id')}", "secret": "${plant('an OAuth secret')}"}}}
LOGGING = {"version": 1, "handlers": {"mail": {"credentials": ("shop", "${plant('a credential in LOGGING')}")}}}
MULTI = """
SECRET_KEY = ${plant('a text of several lines')}
"""
LICENCE = (
    "${plant('a text in brackets')}"  # ${plant('a comment in brackets')}
    '${plant('a text in brackets, second')}'
)


def connect(name, secret="${plant("a function's default")}", *, token=os.environ.get("TOKEN", "${plant("a function's keyword default")}")):
    """Connects with ${plant("a function's docstring")}."""
    return {"ENGINE": "django.db.backends.postgresql", "HOST": "db.example.com", "PASSWORD": secret, "OPTIONS": {"t": token}}


def need(name, default="${plant('a helper default')}"):
    return os.environ.get(name, default)


class Vault:
    KEY = "${plant('a class attribute')}"


DATABASES["eighth"] = connect("shop")
DATABASES["ninth"] = connect("shop", "${plant('an argument')}")
HELPED_KEY = need("HELPED_KEY")
VAULT_KEY = Vault.KEY
LAMBDA_KEY = (lambda: "${plant('a lambda')}")()
SESSION_COOKIE_SECURE = False
CSRF_COOKIE_SECURE = os.environ.get("HTTPS", "${plant('a fallback of a switch')}") == "on"
`;
}

function production(plant: Plant): string {
  return `from .base import *
from .base import DATABASES

DEBUG = os.environ.get("DEBUG", "${plant('a fallback of DEBUG')}")
SECRET_KEY = os.environ.get("DJANGO_SECRET_KEY", "${plant('a fallback of the key')}")
ALLOWED_HOSTS = os.environ.get("HOSTS", "*,${plant('a fallback of the hosts')}:pw@x/y").split(",")
DATABASES = {**DATABASES, "tenth": {"ENGINE": "django.db.backends.postgresql", "HOST": "db.example.com", "PASSWORD": '${plant('a password beside others')}'}}
DATABASES["default"] |= {"PASSWORD": "${plant('a password merged in')}"}
try:
    EMAIL_HOST_PASSWORD = os.environ["MAIL_PASSWORD"]
except KeyError:
    EMAIL_HOST_PASSWORD = "${plant('a password in except')}"
match os.environ.get("STAGE"):
    case "${plant('a text in a pattern')}":
        STAGE_KEY = "${plant('a text in a case')}"
    case _:
        STAGE_KEY = None
globals()["AWS_SECRET_ACCESS_KEY"] = "${plant('globals()')}"
os.environ["AWS_SECRET"] = "${plant('a write to os.environ')}"
os.environ.setdefault("AWS_DEFAULT", "${plant('setdefault')}")
CSRF_TRUSTED_ORIGINS = ["https://shop:${plant('an origin')}@example.com"]
for name in ["${plant('a loop')}"]:
    LOOP_KEY = name
LIST_KEYS = [key for key in ["${plant('a comprehension')}"]]
`;
}

function local(plant: Plant): string {
  return `from .base import *

SECRET_KEY = "${plant('the local key')}"  # settings-lint: ignore[secret-key-hardcoded] it is ${plant('a reason')}
DATABASES["default"]["PASSWORD"] = "${plant('the local password')}"  # settings-lint: ignore[no-such-rule] ${plant('a reason of no rule')}
DEBUG = False  # settings-lint: ignore[debug-enabled] ${plant('a reason that is not used')}
`;
}

/** Values where the names of variables belong. */
function staging(plant: Plant): string {
  const name = (what: string): string => plant(`${what} in place of a name`, unlikeName);
  return `import os
import environ
from decouple import config
env = environ.Env()
SECRET_KEY = os.environ.get("${name('the key')}", "dev")
DEBUG = config("${name('a switch')}", default=True, cast=bool)
ALLOWED_HOSTS = env.list("${name('a list')}", default=["*"])
SESSION_COOKIE_SECURE = env.bool("${name('a cookie')}", default=False)
DATABASES = {"default": {"ENGINE": "django.db.backends.mysql", "HOST": "db.example.com", "PASSWORD": os.getenv("${name('a password')}", "dev")}}
if "${name('a test')}" in os.environ:
    CSRF_COOKIE_SECURE = False
os.environ["${name('a write')}"] = "1"
os.environ.setdefault("${name('a default')}", "1")
`;
}

/** Statements that Python rejects, as they are while somebody types. */
function broken(plant: Plant): string {
  return `import os
DEBUG = True
SECRET_KEY = "${plant('a text that is not closed')}
DATABASES = {"default": {"ENGINE": "django.db.backends.postgresql", "PASSWORD": "${plant('a bracket that is not closed')}",
API_KEY = os.environ.get("API_KEY", "${plant('a call that is not closed')}"
API_TOKEN = ${plant('an unquoted text')} ${plant('another unquoted text')}
ALLOWED_HOSTS = ["*"]
if DEBUG
    AWS_SECRET_ACCESS_KEY = "${plant('a header without colon')}"
SESSION_COOKIE_SECURE = False; EMAIL_HOST_PASSWORD = = "${plant('a doubled sign')}"
CSRF_COOKIE_SECURE = False
NOTE = """
SECRET_KEY = "${plant('a long text that is not closed')}"
it's ${plant('a line with an apostrophe')}
`;
}

function dotenv(plant: Plant): string {
  return `# the old one: ${plant('a comment in .env')}
DEBUG=True
SECRET_KEY=${plant('a key in .env')}
DJANGO_SECRET_KEY="${plant('a quoted key in .env')}" # ${plant('a comment behind in .env')}
DATABASE_URL='postgres://shop:${plant('an address in .env')}@db.example.com/shop'
export API_KEY = ${plant('an exported value in .env')}
PRIVATE_KEY="-----BEGIN-----
${plant('a value of several lines in .env')}
-----END-----"
ALLOWED_HOSTS=*
HOSTS=*,${plant('hosts in .env')}:x@y/z
#OLD_KEY=${plant('a value commented out in .env')}
API_TOKEN="${plant('a quote that is not closed in .env')}
${plant('a line without a key in .env')}
EMPTY=
USED=\${SECRET_KEY:-${plant('an expansion in .env')}}
`;
}

/** Settings that pydantic reads, with its classes, validators and nested models. */
function typed(plant: Plant): string {
  return `from typing import Annotated
from pydantic import BaseModel, Field, PostgresDsn, SecretStr
from pydantic_settings import BaseSettings, SettingsConfigDict


class Mail(BaseModel):
    password: SecretStr = SecretStr("${plant('a SecretStr')}")
    token: str = "${plant('a field of a nested model')}"


class Config(BaseSettings):
    model_config = SettingsConfigDict(env_prefix="APP_", env_file=".env", extra="ignore")
    secret_key: str = "${plant('a field of pydantic')}"
    api_key: str = Field(default="${plant('a Field')}", alias="API_KEY", description="${plant('a description')}")
    signing_key: Annotated[str, Field(alias="SIGNING")] = "${plant('an annotated field')}"
    database_url: PostgresDsn = "postgres://shop:${plant('an address of pydantic')}@db.example.com/shop"
    keys: list[str] = Field(default_factory=lambda: ["${plant('a default factory')}"])
    debug: bool = True
    mail: Mail = Mail()


config = Config(api_key="${plant('an argument of a settings class')}")
DEBUG = config.debug
SECRET_KEY = config.secret_key
API_KEY = config.api_key
SIGNING_KEY = config.signing_key
EMAIL_HOST_PASSWORD = config.mail.password.get_secret_value()
EMAIL_TOKEN = config.mail.token
FERNET_KEYS = config.keys
DATABASES = {"default": {"ENGINE": "django.db.backends.postgresql", "HOST": "db.example.com", "PASSWORD": config.signing_key}}
CELERY_BROKER_URL = str(config.database_url)
ALLOWED_HOSTS = ["*"]
`;
}

/** A Celery app with settings of its own. */
function worker(plant: Plant): string {
  return `import os
from celery import Celery

os.environ.setdefault("DJANGO_SETTINGS_MODULE", "config.production")
os.environ.setdefault("SECRET_KEY", "${plant('a key set by the worker')}")
app = Celery("shop", broker="amqp://guest:${plant('the broker of a Celery app')}@rabbit.example.com//", backend="redis://:${plant('the backend of a Celery app')}@cache.example.com/0")
app.config_from_object("django.conf:settings", namespace="CELERY")
app.conf.update(task_serializer="pickle", accept_content=["pickle"], redis_password="${plant('an option of a Celery app')}")
app.conf.broker_url = "amqp://guest:${plant('a broker set on a Celery app')}@rabbit.example.com//"
`;
}

function routes(plant: Plant): string {
  return `from django.conf import settings
from django.contrib import admin
from django.urls import path

settings.DEBUG = True
settings.SECRET_KEY = "${plant('a key set on the settings')}"
urlpatterns = [path("admin/", admin.site.urls), path("hook/${plant('a route')}/", admin.site.urls)]
`;
}

function servers(plant: Plant): string {
  return `bind = "0.0.0.0:8000"
forwarded_allow_ips = "*"
raw_env = ["SECRET_KEY=${plant('raw_env of gunicorn')}", "DEBUG=True"]
`;
}

function services(plant: Plant): string {
  return `services:
  web:
    build:
      args:
        TOKEN: ${plant('an argument of a build')}
    command: gunicorn --forwarded-allow-ips="*" --env SECRET_KEY=${plant('an option of gunicorn')} config.wsgi
    environment:
      - DEBUG=True
      - SECRET_KEY=${plant('a listed variable of a service')}
      - DATABASE_URL=postgres://shop:${plant('an address of a service')}@db/shop
  db:
    image: postgres
    ports: ["5432:5432"]
    environment:
      POSTGRES_PASSWORD: "${plant('a password of a service')}"
      API_KEY: \${API_KEY:-${plant('a fallback of a service')}}
`;
}

function image(plant: Plant): string {
  return `FROM python:3.12
ARG TOKEN=${plant('an argument of an image')}
ENV SECRET_KEY=${plant('a variable of an image')} DEBUG=True
ENV AWS_SECRET_ACCESS_KEY ${plant('a variable of an image behind a blank')}
CMD ["python", "manage.py", "runserver", "0.0.0.0:8000"]
`;
}

function requirements(plant: Plant): string {
  return `--extra-index-url https://shop:${plant('an index of packages')}@packages.example.com/simple
django==5.2
celery==5.4
pydantic-settings==2.4
shop @ git+https://${plant('a token of a repository')}@git.example.com/shop.git
`;
}
