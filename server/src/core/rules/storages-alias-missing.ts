import { addKey, lacksKey } from './shared/dict-keys';
import { atLeast } from '../django/versions';
import { hasApp } from './shared/apps';
import { marked } from './shared/marked';
import { defineRule, type Profile } from './rule';
import type { Alternative, Fix, SettingsView } from './shared/model';

interface Alias {
  readonly alias: string;
  readonly backend: string;
  readonly lost: string;
  readonly django: readonly string[];
  /** Many sites have no uploads, so nothing may ever ask for their storage. */
  readonly profile: Profile;
}

const aliases: readonly Alias[] = [
  {
    alias: 'default',
    backend: 'django.core.files.storage.FileSystemStorage',
    lost: 'uploads fail',
    django: [],
    profile: 'warn',
  },
  {
    alias: 'staticfiles',
    backend: 'django.contrib.staticfiles.storage.StaticFilesStorage',
    lost: 'pages and `collectstatic` fail',
    django: ['staticfiles.E005'],
    profile: 'broken',
  },
];

/** Who writes neither has set up no uploads: without them Django would put them where the server was started. */
function hasUploads(settings: SettingsView): boolean {
  return ['MEDIA_ROOT', 'MEDIA_URL'].some((name) => settings.get(name).isAssigned);
}

function fixes(settings: SettingsView, dict: Alternative, { alias, backend }: Alias): readonly Fix[] {
  const entry = dict.value.kind === 'dict' ? dict.value.entries.at(-1) : undefined;
  const [alternative] = entry?.value ?? [];
  if (entry === undefined || alternative === undefined) return [];
  const edits = addKey(
    settings,
    { path: ['STORAGES'], alternative, root: dict, entry },
    alias,
    `{"BACKEND": "${backend}"}`,
  );
  return edits
    ? [{ title: `Add Django's own storage for \`${alias}\``, edits, safety: 'unsafe', preferred: true }]
    : [];
}

const uploads = 'STORAGES = {"default": {"BACKEND": "shop.Uploads"}}';

export default defineRule({
  id: 'storages-alias-missing',
  summary: '`STORAGES` lacks the alias for uploads or static files',
  why: "`STORAGES` replaces Django's own dict as a whole. An alias that is left out is gone: pages with static files, or uploads, end in a server error.",
  notes:
    'From Django 4.2 on. A warning for uploads, which not every site has, and a hint of the strict preset where neither `MEDIA_ROOT` nor `MEDIA_URL` is written. The alias `staticfiles` only counts where `django.contrib.staticfiles` is installed.',
  on: 'settings',
  profile: 'broken',
  django: ['staticfiles.E005'],
  cwe: [1188],
  fixable: 'sometimes',
  sources: ['https://docs.djangoproject.com/en/stable/ref/settings/#storages'],
  examples: [
    {
      django: '5.2',
      code: `INSTALLED_APPS = ["django.contrib.staticfiles"]\n${marked(uploads, 'STORAGES')}`,
      after:
        'INSTALLED_APPS = ["django.contrib.staticfiles"]\nSTORAGES = {"default": {"BACKEND": "shop.Uploads"}, "staticfiles": {"BACKEND": "django.contrib.staticfiles.storage.StaticFilesStorage"}}',
    },
    {
      title: 'The other one',
      django: '4.2',
      code: marked(
        'MEDIA_ROOT = "/srv/media"\nSTORAGES = {\n    "staticfiles": {"BACKEND": "shop.Static"},\n}',
        'STORAGES',
      ),
      after:
        'MEDIA_ROOT = "/srv/media"\nSTORAGES = {\n    "staticfiles": {"BACKEND": "shop.Static"},\n    "default": {"BACKEND": "django.core.files.storage.FileSystemStorage"},\n}',
    },
    {
      title: 'No uploads that anybody has set up: a hint of the strict preset',
      django: '5.2',
      code: marked('STORAGES = {"staticfiles": {"BACKEND": "shop.Static"}}', 'STORAGES'),
    },
    {
      django: '5.2',
      code: 'INSTALLED_APPS = ["django.contrib.staticfiles"]\nSTORAGES = {"default": {"BACKEND": "shop.Uploads"}, "staticfiles": {"BACKEND": "shop.Static"}}',
    },
    { title: 'No static files', django: '5.2', code: `INSTALLED_APPS = ["shop"]\n${uploads}` },
    {
      title: "On top of Django's own",
      django: '5.2',
      code: 'from django.conf.global_settings import STORAGES as DEFAULTS\nSTORAGES = {**DEFAULTS, "default": {"BACKEND": "shop.Uploads"}}',
    },
  ],
  *check(settings) {
    if (settings.django !== undefined && !atLeast(settings.django, '4.2')) return;
    const write = settings.get('STORAGES').writes.find(({ how }) => how === 'assign');
    const dict = settings.get('STORAGES').deployedAlternatives.find(({ value }) => value.kind === 'dict');
    if (write === undefined || dict?.written === undefined) return;
    for (const each of aliases) {
      const needed = each.alias === 'default' || hasApp(settings, 'django.contrib.staticfiles') === true;
      if (!needed || !lacksKey(settings, ['STORAGES', each.alias])) continue;
      yield {
        at: write.name,
        subject: 'STORAGES',
        django: each.django,
        profile: each.alias === 'default' && !hasUploads(settings) ? 'hint' : each.profile,
        message: `\`STORAGES\` has no \`${each.alias}\`, so ${each.lost}. Add it, since Django does not.`,
        fixes: fixes(settings, dict, each),
      };
    }
  },
});
