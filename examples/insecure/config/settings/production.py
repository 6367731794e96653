"""Settings of the deployed shop, named by config/wsgi.py."""

from .base import *

SESSION_COOKIE_SECURE = False
SECURE_SSL_REDIRECT = False
SECURE_CONTENT_TYPE_NOSNIFF = False

STATIC_ROOT = "/srv/shop/static"
