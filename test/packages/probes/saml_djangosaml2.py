"""djangosaml2, and the client of PySAML2 that it makes."""

import sys
import warnings

from reads import fallback

DISTRIBUTION = "djangosaml2"


def default(name):
    return fallback(DISTRIBUTION, {"getattr", "get_custom_setting"}, name)


def client(**given):
    from saml2.client_base import Base
    from saml2.config import SPConfig

    config = SPConfig()
    config.load({"entityid": "here", "xmlsec_binary": sys.executable, "service": {"sp": {"endpoints": {}, **given}}})
    with warnings.catch_warnings(record=True) as caught:
        warnings.simplefilter("always")
        made = Base(config=config)
    return made, any("unsigned" in str(each.message) for each in caught)


def accepts_unsigned(**given):
    return client(**given)[1]


def facts():
    made, _ = client()
    names = ["want_response_signed", "want_assertions_signed", "want_assertions_or_response_signed", "allow_unsolicited"]
    return {
        "defaults": {name: getattr(made, name) for name in names},
        "accepts unsigned by default": accepts_unsigned(),
        "accepts unsigned without a signed response": accepts_unsigned(want_response_signed=False),
        "accepts unsigned with signed assertions": accepts_unsigned(
            want_response_signed=False, want_assertions_signed=True
        ),
    }
