import { block } from './text';
import { defineSnippets } from './snippet';

/** Debug, keys and hosts. */
export const secretSnippets = defineSnippets([
  {
    prefix: 'dsl-env-init',
    title: 'reading the environment',
    description: 'Read variables, and a .env file where there is one',
    scope: 'settings',
    readers: 'offered',
    text: ({ reader }) => {
      switch (reader) {
        case 'os':
          return block`
            import os
            from pathlib import Path

            from dotenv import load_dotenv

            BASE_DIR = Path(__file__).resolve().parent.parent
            # Variables of the process win over those of the file.
            load_dotenv(BASE_DIR / ".env")
          `;
        case 'django-environ':
          return block`
            from pathlib import Path

            import environ

            BASE_DIR = Path(__file__).resolve().parent.parent
            env = environ.Env()
            # Variables of the process win over those of the file.
            if (BASE_DIR / ".env").is_file():
                env.read_env(BASE_DIR / ".env")
          `;
        case 'python-decouple':
          return block`
            from pathlib import Path

            # config() finds .env or settings.ini in the folder of this module or above it; the process wins over the file.
            from decouple import Csv, config

            BASE_DIR = Path(__file__).resolve().parent.parent
          `;
        case 'environs':
          return block`
            from pathlib import Path

            from environs import Env

            BASE_DIR = Path(__file__).resolve().parent.parent
            env = Env()
            # Variables of the process win over those of the file.
            env.read_env(BASE_DIR / ".env", recurse=False)
          `;
      }
    },
  },
  {
    prefix: 'dsl-env-init',
    title: 'reading the environment',
    description: 'Read variables, or files whose paths they hold, as containers mount secrets',
    scope: 'settings',
    variant: 'django-environ, secrets in files',
    readers: 'none',
    text: () => block`
      from pathlib import Path

      import environ

      BASE_DIR = Path(__file__).resolve().parent.parent
      # SECRET_KEY_FILE=/run/secrets/secret_key is read as SECRET_KEY.
      env = environ.FileAwareEnv()
      if (BASE_DIR / ".env").is_file():
          env.read_env(BASE_DIR / ".env")
    `,
  },
  {
    prefix: 'dsl-debug',
    title: 'DEBUG from the environment',
    description: 'DEBUG from the environment, off unless it says true',
    scope: 'settings',
    readers: 'offered',
    text: (read) => `DEBUG = ${read.flag('${1:DEBUG}', false)}`,
  },
  {
    prefix: 'dsl-secret-key',
    title: 'SECRET_KEY from the environment',
    description: 'SECRET_KEY from the environment, without a fallback',
    scope: 'settings',
    readers: 'offered',
    text: (read) => block`
      # No fallback: without the variable the site does not start.
      SECRET_KEY = ${read.required('${1:SECRET_KEY}')}
    `,
  },
  {
    prefix: 'dsl-secret-key',
    title: 'SECRET_KEY from the environment',
    description: 'SECRET_KEY from a file that a container mounts',
    scope: 'settings',
    variant: 'secret in a file',
    readers: 'none',
    text: () => block`
      from pathlib import Path

      # No fallback: without the file the site does not start.
      SECRET_KEY = Path("${'${1:/run/secrets/secret_key}'}").read_text().strip()
    `,
  },
  {
    prefix: 'dsl-secret-rotation',
    title: 'rotating SECRET_KEY',
    description: 'A new SECRET_KEY, and the old one for a while',
    scope: 'settings',
    django: { from: '4.1' },
    readers: 'os',
    text: (read) => block`
      SECRET_KEY = ${read.required('SECRET_KEY')}
      # Old keys, separated by commas: sessions and links that were signed with them stay valid. Empty the variable again once
      # SESSION_COOKIE_AGE is over. Never keep a key here that has leaked: whoever has it can still sign.
      SECRET_KEY_FALLBACKS = ${read.list('SECRET_KEY_FALLBACKS')}
    `,
  },
  {
    prefix: 'dsl-hosts',
    title: 'ALLOWED_HOSTS from the environment',
    description: 'ALLOWED_HOSTS from a comma-separated variable, without blank entries',
    scope: 'settings',
    readers: 'offered',
    text: (read) => `ALLOWED_HOSTS = ${read.list('ALLOWED_HOSTS')}`,
  },
  {
    prefix: 'dsl-csrf-origins',
    title: 'CSRF_TRUSTED_ORIGINS from the environment',
    description: 'CSRF_TRUSTED_ORIGINS from a comma-separated variable, with schemes',
    scope: 'settings',
    django: { from: '4.0' },
    readers: 'offered',
    text: (read) => block`
      # With the scheme, such as https://shop.example.com
      CSRF_TRUSTED_ORIGINS = ${read.list('CSRF_TRUSTED_ORIGINS')}
    `,
  },
  {
    prefix: 'dsl-csrf-origins',
    title: 'CSRF_TRUSTED_ORIGINS from the environment',
    description: 'CSRF_TRUSTED_ORIGINS from a comma-separated variable, without schemes',
    scope: 'settings',
    django: { before: '4.0' },
    readers: 'os',
    text: (read) => block`
      # Without a scheme, such as shop.example.com; Django 4.0 wants it with https://
      CSRF_TRUSTED_ORIGINS = ${read.list('CSRF_TRUSTED_ORIGINS')}
    `,
  },
  {
    prefix: 'dsl-settings-init',
    title: 'choosing a settings module',
    description: 'A settings package that takes production unless the environment says otherwise',
    scope: 'settings',
    variant: 'settings/__init__.py',
    readers: 'os',
    isFile: true,
    text: (read) =>
      read.reader !== 'os'
        ? undefined
        : block`
            """Which settings apply: those of the deployed site, unless the environment asks for others."""

            import os

            _stage = os.environ.get("DJANGO_STAGE", "production")
            if _stage == "production":
                from .production import *
            elif _stage == "local":
                from .local import *
            else:
                raise RuntimeError("DJANGO_STAGE is neither production nor local")
            $0
          `,
  },
]);
