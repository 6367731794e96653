import { booleans, caches, mailers, policy, pools, storages, templates } from './pools';
import type { Random } from './random';

/** A small project: modules of one package by name, and the one that Django is pointed at. */
export interface Modules {
  readonly files: Readonly<Record<string, string>>;
  readonly entry: string;
}

const header = `import os
from pathlib import Path

BASE_DIR = Path(__file__).resolve().parent.parent


def env_bool(name, default=False):
    value = os.environ.get(name)
    if value is None:
        return default
    return value.strip().lower() in ("1", "true", "yes", "on")

`;

const middleware = [
  'django.middleware.security.SecurityMiddleware',
  'django.contrib.sessions.middleware.SessionMiddleware',
  'django.middleware.common.CommonMiddleware',
  'django.middleware.csrf.CsrfViewMiddleware',
  'django.contrib.auth.middleware.AuthenticationMiddleware',
  'django.contrib.auth.middleware.LoginRequiredMiddleware',
  'django.contrib.messages.middleware.MessageMiddleware',
  'django.middleware.clickjacking.XFrameOptionsMiddleware',
  'django.middleware.csp.ContentSecurityPolicyMiddleware',
] as const;

const apps = [
  'django.contrib.admin',
  'django.contrib.auth',
  'django.contrib.contenttypes',
  'django.contrib.sessions',
  'django.contrib.messages',
  'django.contrib.staticfiles',
] as const;

/** What the Python at hand can import. */
export interface Available {
  /** Packages that read the environment. */
  readonly libraries: boolean;
  /** `django.utils.csp`, new in Django 6. */
  readonly csp: boolean;
}

export function generate(random: Random, available: Available): Modules {
  if (random.chance(0.35)) return { files: { settings: wholeModule(random, available) }, entry: 'settings' };
  const files: Record<string, string> = { base: wholeModule(random, available) };
  if (random.chance(0.2)) files['common'] = `from .base import *\n\n${changes(random, 3)}`;
  const below = 'common' in files ? 'common' : 'base';
  files['production'] = layer(random, below);
  return { files, entry: 'production' };
}

function wholeModule(random: Random, available: Available): string {
  const parts = [header, `DEBUG = ${random.pick(debugs)}\n`, lists(random)];
  if (available.libraries && random.chance(0.25)) parts.push(libraryReads(random));
  const csp = available.csp && random.chance(0.5);
  if (csp) parts.push('from django.utils.csp import CSP\n');
  for (const name of random.shuffled(Object.keys(pools))) {
    if (random.chance(0.45)) parts.push(assignment(random, name));
  }
  if (csp) parts.push(`SECURE_CSP = ${policy(random)}\n`);
  parts.push(containers(random), changes(random, 4));
  return parts.join('');
}

/** `not DEBUG` and the like need a DEBUG of their own to read, so the first one is plain. */
const debugs = booleans.filter((text) => !text.includes('DEBUG'));

function lists(random: Random): string {
  const chosen = random.some(middleware, 0.75);
  const order = random.chance(0.2) ? random.shuffled(chosen) : chosen;
  return list(random, 'MIDDLEWARE', order) + list(random, 'INSTALLED_APPS', random.some(apps, 0.8));
}

function list(random: Random, name: string, items: readonly string[]): string {
  const lines = items.map((item) => `    "${item}",\n`).join('');
  return random.chance(0.15) ? `${name} = (\n${lines})\n` : `${name} = [\n${lines}]\n`;
}

function assignment(random: Random, name: string): string {
  const right = random.pick(pools[name] ?? ['None']);
  const line = `${name} = ${right}\n`;
  if (random.chance(0.08)) return `if ${random.pick(tests)}:\n    ${line}`;
  if (random.chance(0.05)) return `${line.trimEnd()}  # as agreed\n`;
  return line;
}

const tests = [
  'DEBUG',
  'not DEBUG',
  'os.environ.get("STAGE") == "production"',
  '"CI" in os.environ',
  'True',
  '0',
] as const;

function containers(random: Random): string {
  const parts = [
    random.chance(0.4) ? `CACHES = ${caches(random)}\n` : '',
    random.chance(0.4) ? `TEMPLATES = ${templates(random)}\n` : '',
    random.chance(0.3) ? `STORAGES = ${storages(random)}\n` : '',
    random.chance(0.15) ? `MAILERS = ${mailers(random)}\n` : '',
    random.chance(0.1) ? `SECURE_CSP_REPORT_ONLY = ${random.pick(['None', '{}', '{"img-src": ["https:"]}'])}\n` : '',
  ];
  return parts.join('');
}

function layer(random: Random, below: string): string {
  const body = changes(random, 8);
  switch (random.int(5)) {
    case 0:
      return `from .${below} import *  # noqa\nfrom .${below} import MIDDLEWARE as INHERITED\n\n${body}MIDDLEWARE = INHERITED + []\n`;
    case 1:
      return `import os\nfrom site_settings.${below} import *\n\n${body}`;
    case 2:
      return `from . import ${below}\nfrom .${below} import *\n\nMIDDLEWARE = list(${below}.MIDDLEWARE)\n${body}`;
    default:
      return `from .${below} import *\n\n${body}`;
  }
}

function changes(random: Random, most: number): string {
  return Array.from({ length: random.int(most + 1) }, () => change(random)).join('');
}

function change(random: Random): string {
  const name = random.pick(Object.keys(pools));
  const item = random.pick(middleware);
  const flag = random.pick(['SESSION_COOKIE_SECURE', 'CSRF_COOKIE_SECURE', 'SECURE_SSL_REDIRECT']);
  const options = [
    (): string => assignment(random, name),
    (): string => assignment(random, name),
    (): string => `MIDDLEWARE = [*MIDDLEWARE, "${item}"]\n`,
    (): string => `MIDDLEWARE = list(MIDDLEWARE)\nMIDDLEWARE.insert(${String(random.int(3))}, "${item}")\n`,
    (): string => `MIDDLEWARE = [m for m in MIDDLEWARE if m != "${item}"]\n`,
    (): string => `MIDDLEWARE = list(MIDDLEWARE)\nif "${item}" in MIDDLEWARE:\n    MIDDLEWARE.remove("${item}")\n`,
    (): string => `MIDDLEWARE = ["${item}"] + list(MIDDLEWARE)\n`,
    (): string => `MIDDLEWARE = list(MIDDLEWARE)[${String(random.int(2))}:]\n`,
    (): string => `INSTALLED_APPS = list(INSTALLED_APPS)\nINSTALLED_APPS += ["${random.pick(apps)}x"[:-1]]\n`,
    (): string => `if DEBUG:\n    ${flag} = False\nelse:\n    ${flag} = True\n`,
    (): string => `${flag} = SECURE_HSTS_PRELOAD = ${random.pick(['True', 'False'])}\n`,
    (): string => `try:\n    from .local import *\nexcept ImportError:\n    pass\n`,
    (): string =>
      `try:\n    import no_such_package_here\n    ${flag} = True\nexcept ImportError:\n    ${flag} = False\n`,
    (): string => `for _name in ["${flag}", "CSRF_COOKIE_SECURE"]:\n    globals()[_name] = True\n`,
    (): string =>
      `CACHES = {"default": {"BACKEND": "django.core.cache.backends.locmem.LocMemCache"}}\nCACHES["default"]["LOCATION"] = "x"\n`,
    (): string => `TEMPLATES = ${templates(random)}\nTEMPLATES[0]["APP_DIRS"] = ${random.pick(['True', 'False'])}\n`,
    (): string =>
      `ALLOWED_HOSTS = ["a.example"]\nALLOWED_HOSTS.append("b.example")\nALLOWED_HOSTS.extend(["c.example"])\n`,
    (): string => `SESSION_COOKIE_AGE = 60\nSESSION_COOKIE_AGE *= 2\n`,
    (): string => `DEBUG = ${random.pick(debugs)}\n`,
    (): string => `${flag}: bool = ${random.pick(['True', 'False'])}\n`,
    (): string => `if ${random.pick(tests)}:\n    DEBUG = False\nelif True:\n    ${flag} = True\n`,
    (): string =>
      `match "${random.pick(['a', 'b'])}":\n    case "a":\n        ${flag} = True\n    case _:\n        ${flag} = False\n`,
    (): string => `with open(os.devnull) as _file:\n    ${flag} = bool(_file.read())\n`,
    (): string => `${flag} = (lambda value: not value)(DEBUG)\n`,
  ];
  return random.pick(options)();
}

function libraryReads(random: Random): string {
  const flag = random.pick(['SESSION_COOKIE_SECURE', 'CSRF_COOKIE_SECURE', 'SECURE_SSL_REDIRECT', 'DEBUG']);
  return random.pick([
    `import environ\nenv = environ.Env(FLAG=(bool, ${random.pick(['True', 'False'])}))\n${flag} = env("FLAG")\n`,
    `import environ\nenv = environ.Env()\n${flag} = env.bool("FLAG", default=${random.pick(['True', 'False'])})\nALLOWED_HOSTS = env.list("HOSTS", default=["example.com"])\n`,
    `from decouple import config, Csv\n${flag} = config("FLAG", default=${random.pick(['True', 'False', '"yes"'])}, cast=bool)\nALLOWED_HOSTS = config("HOSTS", default="a.example,b.example", cast=Csv())\n`,
    `from environs import Env\nenv = Env()\n${flag} = env.bool("FLAG", ${random.pick(['True', 'False'])})\nSECURE_HSTS_SECONDS = env.int("SECONDS", 60)\n`,
    `import dj_database_url\nDATABASES = {"default": dj_database_url.config(default="sqlite:///db.sqlite3")}\n`,
  ]);
}
