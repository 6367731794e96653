import { dropAdded } from './shared/statements';
import { moduleText } from './shared/source';
import { itemsWhere, literal } from './shared/values';
import { defineRule } from './rule';
import type { Alternative, SettingsView } from './shared/model';

const pattern = literal((value) => typeof value === 'string' && /[*/]|^(?:0\.0\.0\.0|::)$/.test(value.trim()));

/** An object of a class whose `__contains__` says yes to everything, as recipes for Docker show it. */
function holdsEverything(settings: SettingsView, { value, at, via }: Alternative): boolean {
  if (value.kind === 'sequence' || value.kind === 'literal' || via.length > 0) return false;
  const text = settings.textOf(at);
  if (/["']__contains__["']\s*:\s*lambda[^:]*:\s*True\b/.test(text)) return true;
  const name = /^([A-Za-z_]\w*)\(\s*(?:\[[^\]]*\])?\s*\)$/.exec(text)?.[1];
  return name !== undefined && containsAll(moduleText(settings, at.uri), name);
}

function containsAll(text: string, name: string): boolean {
  const body = new RegExp(`^class ${name}\\b[^\\n]*\\n((?:[ \\t]+[^\\n]*\\n?|[ \\t]*\\n)*)`, 'm').exec(text)?.[1] ?? '';
  return /def __contains__\([^)]*\)[^:\n]*:\s*return True\b/.test(body);
}

export default defineRule({
  id: 'internal-ips-too-wide',
  summary: '`INTERNAL_IPS` trusts every client, or holds a pattern that matches nobody',
  why: 'Whoever is in `INTERNAL_IPS` sees the debug toolbar and gets `debug` in templates. Django compares addresses as texts, so `*` and networks match nobody, and the usual answer to that is an object that contains everything: the whole internet.',
  notes: 'A hint for a pattern or a network, because it matches nobody.',
  on: 'settings',
  profile: 'prodwarn',
  django: [],
  cwe: [284],
  fixable: 'sometimes',
  sources: ['https://docs.djangoproject.com/en/stable/ref/settings/#internal-ips'],
  examples: [
    {
      title: 'An object that contains every address',
      code: 'class AllIPs(list):\n    def __contains__(self, item):\n        return True\n\nINTERNAL_IPS = AllIPs()\n#              ^^^^^^^^',
      after:
        'class AllIPs(list):\n    def __contains__(self, item):\n        return True\n\nINTERNAL_IPS = ["127.0.0.1"]',
    },
    {
      title: 'The same in one line',
      code: "INTERNAL_IPS = type('c', (), {'__contains__': lambda *a: True})()\n#              ^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^",
    },
    {
      title: 'A pattern',
      code: "INTERNAL_IPS = ['127.0.0.1', '*']\n#                            ^^^",
      after: "INTERNAL_IPS = ['127.0.0.1']",
    },
    { code: 'INTERNAL_IPS = ["127.0.0.1", "::1", "192.168.1.20"]' },
    { title: 'For development', role: 'development', code: 'INTERNAL_IPS = ["*"]' },
    { title: 'Not known', code: 'from tools import addresses\nINTERNAL_IPS = addresses()' },
  ],
  *check(settings) {
    for (const list of settings.get('INTERNAL_IPS').deployedAlternatives) {
      if (list.written === undefined) continue;
      if (holdsEverything(settings, list)) {
        const edits = [{ at: list.at, newText: '["127.0.0.1"]' }];
        yield {
          at: list.at,
          subject: 'INTERNAL_IPS',
          message: '`INTERNAL_IPS` holds every address, so every visitor counts as a developer. Name the addresses.',
          fixes: [{ title: 'Trust this machine only', edits, safety: 'unsafe', preferred: false }],
        };
      }
      for (const item of itemsWhere(list.value, pattern)) {
        const edit = item.via.length === 0 && item.read === undefined ? dropAdded(settings, item.at) : undefined;
        yield {
          at: item.at,
          subject: 'INTERNAL_IPS',
          severity: 'hint',
          tags: ['unnecessary'],
          message: 'Django compares `INTERNAL_IPS` with the address as a text, so this item matches nobody. Remove it.',
          fixes: edit ? [{ title: 'Remove the item', edits: [edit], safety: 'safe', preferred: true }] : [],
        };
      }
    }
  },
});
