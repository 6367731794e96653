"""Django with settings, for the packages that read them while they are imported. A probe calls it before it imports its own."""

import django
from django.conf import settings


def configure(**given):
    settings.configure(SECRET_KEY="only for this process", USE_TZ=True, **given)
    django.setup()
