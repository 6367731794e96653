import { environmentCredentials, handedCredentials, writtenCredentials } from './shared/called';
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
      title: 'A name of the module that nothing gets, and one that another rule speaks about',
      code: 'mail_password = "no-real-one-7"\nsecret = "shop/db/credentials7"\ndb_password = "no-real-two-7"\nDATABASES = {"default": {"PASSWORD": db_password}}\nprint("mail_password", mail_password != "", find(secret))',
    },
    {
      title: 'What is called the secret of Apple is the id of a key',
      code: 'SOCIALACCOUNT_PROVIDERS = {"apple": {"APPS": [{"client_id": "shop", "secret": "QK7Z2M4N9P", "key": "8XW3R5T6YL"}]}}',
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
    for (const { name, at } of environmentCredentials(settings))
      yield {
        at,
        message: `\`${name}\` is put into the environment by this file, so everyone with the source has it. Set it where the site runs.`,
        fixes: [],
      };
    for (const { callee, name, at } of writtenCredentials(settings)) {
      yield {
        at,
        message: credentialMessage(`\`${name}\` in \`${callee}\``),
        fixes: [],
      };
    }
  },
});
