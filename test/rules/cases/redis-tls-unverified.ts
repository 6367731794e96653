import type { Example } from '../../../server/src/core/rules/rule';

export const cases: readonly Example[] = [
  {
    title: 'The name is not checked',
    code: `CACHES = {"default": {"OPTIONS": {"ssl_check_hostname": False}}}
#                                                       ^^^^^`,
    after: 'CACHES = {"default": {"OPTIONS": {"ssl_check_hostname": True}}}',
  },
  {
    title: 'Not insisted on: an information of the strict preset',
    code: `CELERY_REDIS_BACKEND_USE_SSL = {"ssl_cert_reqs": "optional"}
#                                                ^^^^^^^^^^`,
    after: 'CELERY_REDIS_BACKEND_USE_SSL = {"ssl_cert_reqs": "required"}',
  },
  {
    title: 'Off',
    code: `CACHES = {"default": {"OPTIONS": {"CONNECTION_POOL_KWARGS": {"ssl_cert_reqs": False}}}}
#                                                                             ^^^^^`,
    after: 'CACHES = {"default": {"OPTIONS": {"CONNECTION_POOL_KWARGS": {"ssl_cert_reqs": "required"}}}}',
  },
  {
    title: 'In the app of Celery',
    path: 'celery.py',
    code: `import ssl
from celery import Celery
app = Celery("shop")
app.conf.broker_use_ssl = {"ssl_cert_reqs": ssl.CERT_NONE}
#                                           ^^^^^^^^^^^^^`,
    after: `import ssl
from celery import Celery
app = Celery("shop")
app.conf.broker_use_ssl = {"ssl_cert_reqs": ssl.CERT_REQUIRED}`,
  },
  {
    title: 'A queue of django-rq',
    code: `import os
RQ_QUEUES = {"default": {"URL": os.environ["REDIS_URL"], "SSL_CERT_REQS": None}}
#                                                                         ^^^^`,
    after: `import os
RQ_QUEUES = {"default": {"URL": os.environ["REDIS_URL"], "SSL_CERT_REQS": "required"}}`,
  },
  {
    code: `RQ_QUEUES = {"high": {"HOST": "cache.example.org", "SSL": True, "SSL_CERT_REQS": "none"}}
#                                                                                ^^^^^^`,
    after: 'RQ_QUEUES = {"high": {"HOST": "cache.example.org", "SSL": True, "SSL_CERT_REQS": "required"}}',
  },
  { code: 'RQ_QUEUES = {"low": {"URL": "redis://redis:6379/0", "SSL_CERT_REQS": None}}' },
];
