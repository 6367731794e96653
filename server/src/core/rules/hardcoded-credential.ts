import { handedCredentials, writtenCredentials } from './shared/called';
import { whatToDo } from './shared/file-fallback';
import { possibleTexts } from './shared/leaves';
import { marked } from './shared/marked';
import { credentialMessage, developersMailPasswords } from './shared/mail-password';
import { placeKey } from './shared/values';
import { isWrittenCredential, levelOf } from './shared/written-credential';
import { defineRule } from './rule';
import type { SettingsView } from './shared/model';

/** Where the texts stand that settings hold: each of them is judged by what it is there. */
function textPlaces(settings: SettingsView): ReadonlySet<string> {
  return settings.once(
    'text places',
    () => new Set(possibleTexts(settings, () => true).map((leaf) => placeKey(leaf.alternative.at))),
  );
}

// Joined when it runs, so that no scanner of secrets takes the example for a real token.
const joinedTail = ['p_q7Rw2Xz9Kd', '5Lm8Nv3Bt6', 'Yc1Hj4Gf0S', 'sP9uEa'].join('');

export default defineRule({
  id: 'hardcoded-credential',
  aliases: ['email-password-hardcoded'],
  summary: 'A credential is written in the source',
  why: 'Whoever can read the source can use the credential: colleagues, build logs, backups, forks. The history keeps it after it is gone from the file, and changing it means a new release, so it is rarely changed.',
  notes:
    'A name counts by its last words (`…_PASSWORD`, `…_SECRET`, `…_API_KEY`, `…_ACCESS_TOKEN`, also as a key of a dict or an argument of a call). Silent in a module that git ignores, and for placeholders, other than for what the site itself signs or compares with (`JWT_SECRET`, `ADMIN_PASSWORD`, a warning), references to a secret store, dotted paths and words, for public keys, for what `UNSAFE_SECRET_KEYS` lists, for the number of a key beside its `…_API_SECRET`, for words in a list under a key of a dict, such as scopes of OpenAPI, and for names that merely sound secret, such as `PASSWORD_RESET_TIMEOUT`. A warning in settings for development where it is for a public mail service such as Gmail. A hint (in production settings, for long random texts, and where the project has a server such as gunicorn or a file that starts a site, a warning) where the dict also names a server on the same machine, or a user of the same name. The names `…_KEY` and `…_TOKEN` alone count only where the value is long and random. What `SECRET_KEY` falls back to is judged as the key.',
  on: 'settings',
  profile: 'hard',
  django: [],
  cwe: [798],
  fixable: 'sometimes',
  sources: ['https://docs.djangoproject.com/en/stable/howto/deployment/checklist/#critical-settings'],
  examples: [
    {
      code: 'import os\nPAYMENT_API_KEY = "no-real-one-7"\n#                 ^^^^^^^^^^^^^^^',
      after: 'import os\nPAYMENT_API_KEY = os.environ["PAYMENT_API_KEY"]',
    },
    { title: 'A driver', code: marked('DATABASES = {"a": {"CLIENT": {"pwd": "no-real-one-7"}}}', '"no-real-one-7"') },
    {
      title: 'An argument',
      code: marked(
        'import cloudinary\ncloudinary.config(cloud_name="shop", api_secret="no-real-one-7")',
        '"no-real-one-7"',
      ),
    },
    {
      title: 'An argument that is read from the environment, and one for development',
      code: 'import os\nimport cloudinary\nDEBUG = os.environ.get("DEBUG") == "1"\ncloudinary.config(api_secret=os.environ["API_SECRET"])\nif DEBUG:\n    cloudinary.config(api_secret="no-real-one-7")',
    },
    {
      title: 'A name of the module that a call gets',
      code: 'from shop.tools import connection\ndb_password = "no-real-one-7"\n#             ^^^^^^^^^^^^^^^\nDATABASES = {"default": connection(user="shop", password=db_password)}',
    },
    {
      title: 'A name of the module that nothing gets, and one that another rule speaks about',
      code: 'mail_password = "no-real-one-7"\nsecret = "shop/db/credentials7"\ndb_password = "no-real-two-7"\nDATABASES = {"default": {"PASSWORD": db_password}}\nprint("mail_password", mail_password != "", find(secret))',
    },
    {
      title: 'A key of a dict',
      code: "import os\nSOCIALACCOUNT_PROVIDERS = {'google': {'APP': {'client_id': 'shop', 'secret': 'no-real-one-7'}}}\n#                                                                            ^^^^^^^^^^^^^^^",
      after:
        "import os\nSOCIALACCOUNT_PROVIDERS = {'google': {'APP': {'client_id': 'shop', 'secret': os.environ['GOOGLE_SECRET']}}}",
    },
    {
      title: 'What is called the secret of Apple is the id of a key',
      code: 'SOCIALACCOUNT_PROVIDERS = {"apple": {"APPS": [{"client_id": "shop", "secret": "QK7Z2M4N9P", "key": "8XW3R5T6YL"}]}}',
    },
    {
      title: "With the project's own reader",
      code: "import environ\nenv = environ.Env()\nLDAP_BIND_PASSWORD = 'no-real-one-7'\n#                    ^^^^^^^^^^^^^^^",
      after: "import environ\nenv = environ.Env()\nLDAP_BIND_PASSWORD = env('LDAP_BIND_PASSWORD')",
    },
    {
      title: 'A key that a machine has made',
      code: `MAPS_KEY = "${'k3Xz9'}${'Qw7Lp2'}${'Vb8Rt5'}${'Nm4'}"\n#          ^^^^^^^^^^^^^^^^^^^^^^`,
    },
    {
      title: 'The number of a key, beside its secret, and another',
      code: 'import cloudinary\nTOK_API_KEY = "46110052"\nTOK_API_SECRET = find()\nPHOTOS = {"API_KEY": "46110053", "API_SECRET": find()}\ncloudinary.config(api_key="46110054", api_secret=find())\nSMS_API_KEY = "46110055"\n#             ^^^^^^^^^^',
    },
    {
      title: 'On the same machine: a hint',
      code: "SEARCH = {'host': 'localhost', 'password': 'no-real-one-7'}\n#                                          ^^^^^^^^^^^^^^^",
    },
    {
      title: 'The account that sends mail',
      code: marked('EMAIL_HOST_PASSWORD = "no-real-one-7"', '"no-real-one-7"'),
    },
    {
      title: 'A service that sends mail',
      code: marked('ANYMAIL = {"MAILGUN_API_KEY": "no-real-one-7"}', '"no-real-one-7"'),
    },
    {
      title: 'Django 6.1 and newer',
      code: marked('MAILERS = {"default": {"OPTIONS": {"password": "no-real-one-7"}}}', '"no-real-one-7"'),
    },
    {
      title: 'Words without a gap',
      code: 'WIDGET_SECRET = "supersecretsigningkey"\n#               ^^^^^^^^^^^^^^^^^^^^^^^',
    },
    {
      title: 'Put together from pieces',
      code: `GITHUB_API_TOKEN = "gh" + "${joinedTail}"\n#                  ${'^'.repeat(joinedTail.length + 9)}`,
    },
    { title: 'In a list', code: 'FERNET_KEYS = ["no-real-one-7"]\n#              ^^^^^^^^^^^^^^^' },
    {
      title: 'For development this is a hint',
      role: 'development',
      code: 'MAIL_PASSWORD = "no-real-one-7"\n#               ^^^^^^^^^^^^^^^',
    },
    {
      title: 'A placeholder that the site itself signs with: a warning',
      code: 'import os\nUSER_SECRET_KEY = "secret"\n#                 ^^^^^^^^',
      after: 'import os\nUSER_SECRET_KEY = os.environ["USER_SECRET_KEY"]',
    },
    { code: 'import os\nPAYMENT_API_KEY = os.environ["PAYMENT_API_KEY"]' },
    {
      title: 'Placeholders that open nothing',
      code: 'PAYMENT_API_KEY = "changeme"\nJWT_SECRET = "<fill in>"\nMAIL_PASSWORD = "your-password-here"\nFTP_PASSWORD = "password"\nPHOTOS_APIKEY = "apikey"\nPHOTOS_SECRET = "client_secretkey"',
    },
    { title: 'Empty', code: 'PAYMENT_API_KEY = ""' },
    { title: 'Words for a credential', code: 'FIELDS = {"password": "clientSecret", "api_key": "x_api_key"}' },
    {
      title: 'What a way to log in allows',
      code: 'SWAGGER_SETTINGS = {"SECURITY": [{"password": ["read", "write"], "api_key": ["shop:read"]}]}',
    },
    { title: 'The name itself', code: 'COOKIES = {"access_token": "access_token", "api_key": "X-Api-Key"}' },
    {
      title: 'Names that merely sound secret',
      code: 'PASSWORD_RESET_TIMEOUT = "3600s"\nTOKEN_URL = "/o/token/"\nAPI_KEY_HEADER = "X-Shop-Auth"\nSESSION_CACHE_KEY = "k3Xz9Qw7Lp2Vb8Rt5Nm4Hj6"\nPASSWORD_FILE = "/run/secrets/mail"',
    },
    { title: 'A dotted path', code: 'FORMS = {"reset_password": "shop.forms.ResetPassword"}' },
    { title: 'A rate', code: 'RATES = {"change_password": "1/m/user"}' },
    { title: 'Words for people', code: 'LABELS = {"password": "At least ten characters"}' },
    { title: 'A public key', code: 'STRIPE_PUBLIC_API_KEY = "pk-no-real-one-7"\nRECAPTCHA_SITE_KEY = "no-real-one-7"' },
    { title: 'A reference', code: 'MAIL_PASSWORD = "vault:mail/password"\nDB_SECRET = "${DB_SECRET}"' },
    { title: 'For tests', role: 'test', code: 'MAIL_PASSWORD = "no-real-one-7"' },
    {
      title: 'What `SECRET_KEY` falls back to, where its own rules speak',
      files: { 'defaults.py': 'DEFAULT_SECRET_KEY = "no-real-one-7"\n' },
      code: 'import os\nfrom defaults import *\ntry:\n    SECRET_KEY = os.environ["SECRET_KEY"]\nexcept KeyError:\n    SECRET_KEY = DEFAULT_SECRET_KEY',
    },
    {
      title: 'A file of the machine may replace it',
      code: 'from pathlib import Path\nMAIL_PASSWORD = "no-real-one-7"\n#               ^^^^^^^^^^^^^^^\nif Path("/run/secrets/mail").exists():\n    MAIL_PASSWORD = Path("/run/secrets/mail").read_text()',
    },
    {
      title: 'One for each of two machines',
      code: 'import socket\nMAIL = {"password": "no-real-one-7" if socket.gethostname() == "one" else "no-real-two-7"}\n#                   ^^^^^^^^^^^^^^^\n#                                                                         ^^^^^^^^^^^^^^^',
    },
    {
      title: 'Only while the image is built',
      code: 'import os\nimport sys\nif "collectstatic" in sys.argv:\n    MAIL_PASSWORD = "no-real-one-7"\nelse:\n    MAIL_PASSWORD = os.environ["MAIL_PASSWORD"]',
    },
    {
      title: 'While `DEBUG` is on, inside a dict',
      code: 'import os\nDEBUG = os.environ.get("DEBUG") == "1"\nMAIL = {"password": "no-real-one-7" if DEBUG else os.environ["MAIL_PASSWORD"]}',
    },
    {
      title: 'Overridden by the module that is deployed',
      path: 'production.py',
      role: 'production',
      files: { 'base.py': 'MAIL_PASSWORD = "no-real-one-7"\n' },
      code: 'import os\nfrom base import *\nMAIL_PASSWORD = os.environ["MAIL_PASSWORD"]',
    },
  ],
  *check(settings) {
    for (const leaf of possibleTexts(settings, (each) => isWrittenCredential(settings, each))) {
      const level = levelOf(settings, leaf);
      yield {
        at: leaf.alternative.at,
        subject: leaf.setting,
        ...whatToDo(settings, leaf),
        ...(level === undefined ? {} : { severity: level }),
      };
    }
    yield* developersMailPasswords(settings);
    for (const { name, at } of handedCredentials(settings)) {
      if (textPlaces(settings).has(placeKey(at))) continue;
      yield {
        at,
        message: credentialMessage(`\`${name}\``),
        fixes: [],
      };
    }
    for (const { callee, name, at } of writtenCredentials(settings)) {
      yield {
        at,
        message: credentialMessage(`\`${name}\` in \`${callee}\``),
        fixes: [],
      };
    }
  },
});
