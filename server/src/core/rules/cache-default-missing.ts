import { addEntry } from './shared/dict-edits';
import { marked } from './shared/marked';
import { partAt } from './shared/parts';
import { textIn } from './shared/values';
import { defineRule } from './rule';
import type { Alternative, Fix, SettingsView, Value } from './shared/model';

const local = 'django.core.cache.backends.locmem.LocMemCache';

function lacksDefault(value: Value): boolean | undefined {
  if (value.kind !== 'dict' || (value.open && partAt(value, 'default') === undefined)) return undefined;
  return partAt(value, 'default') === null;
}

/** The cache that Django has where nobody sets any. */
function fixes(settings: SettingsView, { value }: Alternative): readonly Fix[] {
  const first = value.kind === 'dict' ? value.entries[0]?.key : undefined;
  const alias = first && textIn(first);
  const edits =
    alias === undefined ? undefined : addEntry(settings, value, alias, 'default', `{"BACKEND": "${local}"}`);
  if (edits === undefined) return [];
  const title = 'Add a default cache in the memory of each process, as Django has it';
  return [{ title, edits, safety: 'unsafe', preferred: false }];
}

export default defineRule({
  id: 'cache-default-missing',
  summary: '`CACHES` has no default cache',
  why: 'Django, its sessions and most packages use the cache `default`. `manage.py` refuses to run without it, and a page that asks for it fails with an error.',
  on: 'settings',
  profile: 'broken',
  django: ['caches.E001'],
  cwe: [16],
  fixable: 'sometimes',
  reveals: ['cache-local-for-shared-state'],
  sources: ['https://docs.djangoproject.com/en/stable/ref/settings/#caches'],
  examples: [
    {
      code: marked('CACHES = {"pages": {"BACKEND": "django.core.cache.backends.db.DatabaseCache"}}', 'CACHES'),
      after: `CACHES = {"pages": {"BACKEND": "django.core.cache.backends.db.DatabaseCache"}, "default": {"BACKEND": "${local}"}}`,
    },
    { title: 'None at all', code: marked('CACHES = {}', 'CACHES') },
    { code: 'CACHES = {"default": {"BACKEND": "django.core.cache.backends.db.DatabaseCache"}}' },
    {
      title: "Left for a module of the site's own",
      code: 'CACHES = {}\ntry:\n    from local_settings import *\nexcept ImportError:\n    pass',
    },
    { title: 'Added later', code: `CACHES = {}\nCACHES["default"] = {"BACKEND": "${local}"}` },
  ],
  *check(settings) {
    const found = settings.get('CACHES').deployed(lacksDefault);
    if (found?.written === undefined) return;
    yield {
      at: found.written.name,
      subject: 'CACHES',
      message: '`CACHES` has no `default`, and Django refuses to work without it. Add it.',
      fixes: fixes(settings, found),
    };
  },
});
