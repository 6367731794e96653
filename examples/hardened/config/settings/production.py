"""Settings of the deployed shop, named by config/wsgi.py."""

from .base import *

# The proxy in front ends TLS; it removes this header from what visitors send and sets it itself.
SECURE_PROXY_SSL_HEADER = ("HTTP_X_FORWARDED_PROTO", "https")
SECURE_SSL_REDIRECT = True
SESSION_COOKIE_SECURE = True
CSRF_COOKIE_SECURE = True

# One year. Start with an hour, and raise it once every page works over HTTPS.
SECURE_HSTS_SECONDS = 31536000
SECURE_HSTS_INCLUDE_SUBDOMAINS = True
SECURE_HSTS_PRELOAD = True

STATIC_ROOT = "/srv/shop/static"
