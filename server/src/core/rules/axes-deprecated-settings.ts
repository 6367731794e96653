import { axes } from '../django/packages/axes';
import { certainWrites, isReadInProject } from './shared/lifecycle';
import { marked } from './shared/marked';
import { mayUsePackage, packageAtLeast } from './shared/packages';
import { defineRule } from './rule';
import type { Fix, SettingsView } from './shared/model';

const packages = { 'django-axes': '8.3.1' };
const old = axes.settings.flatMap(({ name, replacement }) =>
  replacement === undefined ? [] : [{ name, replacement }],
);

/** A plain new name for the same value; the other names need another value as well. */
function rename(settings: SettingsView, name: string, replacement: string): readonly Fix[] {
  const to = /^`([A-Z_]+)`$/.exec(replacement)?.[1];
  if (to === undefined || settings.get(to).isAssigned || isReadInProject(settings, name)) return [];
  const edits = settings.get(name).writes.map((write) => ({ at: write.name, newText: to }));
  return [{ title: `Rename it to \`${to}\``, edits, safety: 'unsafe', preferred: true }];
}

export default defineRule({
  id: 'axes-deprecated-settings',
  summary: 'A setting of django-axes has another name since 6.0',
  why: 'django-axes still reads most of the old names and warns of each. Once it stops, the lock-out quietly counts by its defaults.',
  notes: 'Silent for a release before 6.0.',
  on: 'settings',
  profile: 'hint',
  django: ['axes.W004'],
  cwe: [477],
  fixable: 'sometimes',
  reveals: ['axes-spoofable-ip'],
  sources: [
    'https://django-axes.readthedocs.io/en/latest/4_configuration.html',
    'https://github.com/jazzband/django-axes/blob/master/CHANGES.rst',
  ],
  examples: [
    { packages, code: marked('AXES_PROXY_COUNT = 1', 'AXES_PROXY_COUNT'), after: 'AXES_IPWARE_PROXY_COUNT = 1' },
    {
      title: 'Another value too',
      packages,
      code: marked('AXES_LOCK_OUT_BY_USER_OR_IP = True', 'AXES_LOCK_OUT_BY_USER_OR_IP'),
    },
    { packages, code: 'AXES_IPWARE_PROXY_COUNT = 1\nAXES_LOCKOUT_PARAMETERS = ["username", "ip_address"]' },
    { title: 'Before 6.0', packages: { 'django-axes': '5.41.0' }, code: 'AXES_PROXY_COUNT = 1' },
    { title: 'django-axes is gone', packages: { django: '5.2' }, code: 'AXES_PROXY_COUNT = 1' },
  ],
  *check(settings) {
    if (!mayUsePackage(settings, 'axes') || packageAtLeast(settings, 'axes', '6.0') === false) return;
    for (const { name, replacement } of old) {
      const [write] = certainWrites(settings, name);
      if (write === undefined) continue;
      yield {
        at: write.name,
        subject: name,
        message: `\`${name}\` has been outdated since django-axes 6.0. Use ${replacement} instead.`,
        tags: ['deprecated'],
        fixes: rename(settings, name, replacement),
      };
    }
  },
});
