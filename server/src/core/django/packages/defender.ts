import { definePackage } from '../package-facts';

/** django-defender; read from its `config.py` (0.9). */
export const defender = definePackage({
  distributions: ['django-defender'],
  apps: ['defender'],
  modules: ['defender'],
  docs: 'https://django-defender.readthedocs.io/en/latest/#customizing-django-defender',
  settings: [
    {
      name: 'DEFENDER_LOGIN_FAILURE_LIMIT',
      kind: 'int',
      doc: 'How many wrong passwords are taken before a lock-out.',
      default: '3',
    },
    {
      name: 'DEFENDER_LOGIN_FAILURE_LIMIT_USERNAME',
      kind: 'int',
      doc: 'The same for one user name.',
    },
    { name: 'DEFENDER_LOGIN_FAILURE_LIMIT_IP', kind: 'int', doc: 'The same for one address.' },
    {
      name: 'DEFENDER_DISABLE_IP_LOCKOUT',
      kind: 'bool',
      doc: 'Locks no addresses out.',
      safe: '`False`',
      default: 'False',
    },
    {
      name: 'DEFENDER_DISABLE_USERNAME_LOCKOUT',
      kind: 'bool',
      doc: 'Locks no user names out.',
      safe: '`False`',
      default: 'False',
    },
    {
      name: 'DEFENDER_LOCK_OUT_BY_IP_AND_USERNAME',
      kind: 'bool',
      doc: 'Locks out a user name from one address only.',
      default: 'False',
    },
    {
      name: 'DEFENDER_BEHIND_REVERSE_PROXY',
      kind: 'bool',
      doc: 'Takes the address of the client from a header.',
      safe: '`True` only where a proxy sets that header itself',
      default: 'False',
    },
    {
      name: 'DEFENDER_REVERSE_PROXY_HEADER',
      kind: 'text',
      doc: 'The header with the address, as in `request.META`.',
      safe: 'one that the proxy sets and clients cannot, such as `HTTP_X_REAL_IP`',
      default: "'HTTP_X_FORWARDED_FOR'",
      shown: 'header',
    },
    {
      name: 'DEFENDER_COOLOFF_TIME',
      kind: 'int',
      doc: 'How long a lock-out lasts, in seconds; 0 means for ever.',
      default: '300',
    },
    {
      name: 'DEFENDER_ATTEMPT_COOLOFF_TIME',
      kind: 'int',
      doc: 'How long wrong passwords are remembered, in seconds.',
    },
    {
      name: 'DEFENDER_LOCKOUT_COOLOFF_TIME',
      kind: 'any',
      doc: 'How long lock-outs last, in seconds, one after the other.',
    },
    {
      name: 'DEFENDER_MOCK_REDIS',
      kind: 'bool',
      doc: 'Counts in the memory of one process, for tests.',
      safe: '`False`',
      default: 'False',
    },
    {
      name: 'DEFENDER_REDIS_URL',
      kind: 'text',
      doc: 'The Redis that counts; it may hold a password.',
    },
    { name: 'DEFENDER_REDIS_NAME', kind: 'text', doc: 'The cache of `CACHES` to use instead.', shown: 'word' },
    {
      name: 'DEFENDER_STORE_ACCESS_ATTEMPTS',
      kind: 'bool',
      doc: 'Keeps attempts in the database, for the admin.',
      default: 'True',
    },
    {
      name: 'DEFENDER_LOCKOUT_TEMPLATE',
      kind: 'text',
      doc: 'The page that is shown to who is locked out.',
      default: 'None',
    },
    { name: 'DEFENDER_LOCKOUT_URL', kind: 'text', doc: 'Where who is locked out is sent to.', default: 'None' },
    {
      name: 'DEFENDER_USERNAME_FORM_FIELD',
      kind: 'text',
      doc: 'The field of the form with the user name.',
      default: "'username'",
      shown: 'word',
    },
    { name: 'DEFENDER_USE_CELERY', kind: 'bool', doc: 'Writes attempts in a task of Celery.', default: 'False' },
  ],
});
