import type { Example } from '../../../server/src/core/rules/rule';

export const cases: readonly Example[] = [
  {
    title: 'By position',
    code: `import os
import sentry_sdk
sentry_sdk.init("https://0f1e2d3c4b5a69780f1e2d3c4b5a6978:8796a5b4c3d2e1f08796a5b4c3d2e1f0@sentry.example.org/7", traces_sample_rate=0.1)
#               ^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^`,
    after: `import os
import sentry_sdk
sentry_sdk.init(os.environ["SENTRY_DSN"], traces_sample_rate=0.1)`,
  },
  {
    title: 'Under a name of the module',
    code: `import os
import sentry_sdk
dsn = "https://0f1e2d3c4b5a69780f1e2d3c4b5a6978:8796a5b4c3d2e1f08796a5b4c3d2e1f0@sentry.example.org/7"
#     ^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^
sentry_sdk.init(dsn)`,
    after: `import os
import sentry_sdk
dsn = os.environ["SENTRY_DSN"]
sentry_sdk.init(dsn)`,
  },
  {
    title: 'As what takes the place of a variable',
    code: `import os
import sentry_sdk
sentry_sdk.init(dsn=os.environ.get("SENTRY_DSN", "https://0f1e2d3c4b5a69780f1e2d3c4b5a6978:8796a5b4c3d2e1f08796a5b4c3d2e1f0@sentry.example.org/7"))
#                                                ^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^`,
    after: `import os
import sentry_sdk
sentry_sdk.init(dsn=os.environ["SENTRY_DSN"])`,
  },
  {
    title: 'A database by its address',
    code: `import os
import dj_database_url
DATABASES = {"default": dj_database_url.parse("postgres://shop:no-real-one@db.example.org/shop")}
#                                             ^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^`,
    after: `import os
import dj_database_url
DATABASES = {"default": dj_database_url.parse(os.environ["DATABASE_URL"])}`,
  },
  {
    title: 'In the app of Celery',
    path: 'celery.py',
    code: `import os
from celery import Celery
app = Celery(broker="redis://:no-real-one@mq.example.org/0")
#                   ^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^`,
    after: `import os
from celery import Celery
app = Celery(broker=os.environ["CELERY_BROKER_URL"])`,
  },
];
