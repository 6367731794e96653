import { falsy } from '../../../rules/shared/values';
import type { SectionSpec } from '../item';
import { allRead, givenFromOutside, known, setting } from '../questions';

export const environment: SectionSpec = {
  id: 'environment',
  title: 'Environment and secrets',
  items: [
    {
      id: 'debug-off',
      title: '`DEBUG` is off',
      help: 'Set `DEBUG = False`, or read it from the environment with a fallback that is off.',
      rules: [
        'debug-enabled',
        'debug-env-string',
        'debug-default-is-string',
        'debug-fails-open',
        'debug-guard-before-override',
        'dotenv-debug-on',
      ],
      proof: setting('DEBUG', falsy, '`DEBUG` is on'),
    },
    {
      id: 'debug-tools',
      title: 'No debugging tool is installed or open to visitors',
      help: 'Install the debug toolbar, Silk and the like under `if DEBUG:` or in the settings for development only.',
      rules: [
        'debug-app-installed',
        'debug-middleware-installed',
        'debug-toolbar-callback-open',
        'debug-propagate-exceptions',
        'silk-open-access',
        'template-debug-enabled',
        'internal-ips-too-wide',
      ],
      proof: known('INSTALLED_APPS', 'MIDDLEWARE'),
    },
    {
      id: 'secret-key-outside',
      title: '`SECRET_KEY` comes from the environment, not from the source',
      help: 'Read it without a fallback, such as `os.environ["SECRET_KEY"]`, so that a missing key stops the start.',
      rules: ['secret-key-hardcoded', 'secret-key-insecure-default', 'secret-key-regenerated'],
      proof: givenFromOutside('SECRET_KEY', 'the key is written in the source'),
    },
    {
      id: 'secret-key-strong',
      title: '`SECRET_KEY` is long, random and used nowhere else',
      help: 'At least 50 random characters: `python -c "from django.core.management.utils import get_random_secret_key as k; print(k())"`.',
      rules: ['secret-key-weak', 'secret-key-empty', 'dotenv-secret-key-weak', 'encryption-key-reuse'],
      proof: known('SECRET_KEY'),
    },
    {
      id: 'secret-key-rotation',
      title: 'A changed `SECRET_KEY` does not log everybody out',
      help: 'From Django 4.1: keep the old key in `SECRET_KEY_FALLBACKS` for a while after a change, then take it out. A leaked key must not become a fallback.',
      rules: ['secret-key-rotation-ignored', 'secret-key-fallbacks-empty-entry', 'secret-key-fallbacks-leftover'],
    },
    {
      id: 'no-credentials',
      title: 'No password, token or private key stands in the source',
      help: 'Move each one to the environment. One that was ever committed has to be revoked: the history keeps it.',
      rules: [
        'hardcoded-credential',
        'credential-env-default',
        'credential-in-url',
        'db-password-hardcoded',
        'private-key-in-settings',
        'provider-token-in-source',
        'secret-printed',
      ],
      proof: allRead,
    },
    {
      id: 'env-file-ignored',
      title: '`.env` files with secrets are kept out of version control',
      help: 'Add `.env` and `.env.*` to `.gitignore`, with `!.env.example` for templates. A file that was committed once stays in the history.',
      fileProof: (file) => {
        if (file.ignoredByGit === true) return { state: 'holds' };
        if (file.ignoredByGit === undefined) return { state: 'open', why: 'no `.gitignore` is seen' };
        const at = file.entries[0]?.keyAt ?? { uri: file.uri, span: { start: 0, end: 0 } };
        return { state: 'fails', at, why: 'git does not ignore this file' };
      },
    },
    {
      id: 'env-file-mode',
      title: 'Only the site’s own user can read the `.env` file',
      help: 'On the server: `chmod 600 .env`, owned by the user that runs the site. Or keep secrets in a secret manager (Docker secrets, AWS Secrets Manager, Vault).',
    },
    {
      id: 'django-check',
      title: 'Django’s own checks pass',
      help: 'Run `python manage.py check --deploy` with the production settings, or `django-settings-lint deploy`, which answers the same checks without Django.',
      rules: ['security-checks-silenced'],
    },
    {
      id: 'settings-by-environment',
      title: 'Production has a settings module of its own, over a shared base',
      help: 'Keep `base.py`, `development.py` and `production.py` apart, and let `wsgi.py` and `asgi.py` name the one for production.',
    },
    {
      id: 'dependencies',
      title: 'Dependencies are up to date and without known weaknesses',
      help: 'Run `pip list --outdated` and `pip-audit` (or `safety`, `snyk`) regularly, best in continuous integration.',
    },
  ],
};
