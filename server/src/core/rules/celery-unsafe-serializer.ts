import { isOfSite } from '../model/roles';
import { celeryNamespaces, optionTexts, rewritten, withoutItem, type OptionText } from './shared/celery-app';
import { deployedLeaves, distinct, type Leaf } from './shared/leaves';
import { removeItem } from './shared/lists';
import { marked } from './shared/marked';
import { replaceText } from './shared/replacing';
import { textIn } from './shared/values';
import { defineRule } from './rule';
import type { Fix, Problem, SettingsView, UrlsView } from './shared/model';

/** What is read, and what is written. */
const names = ['ACCEPT_CONTENT', 'RESULT_ACCEPT_CONTENT', 'TASK_SERIALIZER', 'RESULT_SERIALIZER', 'EVENT_SERIALIZER'];

/** kombu's names for Python's pickle. */
export const unsafeContent: readonly string[] = ['pickle', 'application/x-python-serialize'];

function isUnsafe({ alternative }: Leaf): boolean {
  return unsafeContent.includes(textIn(alternative.value) ?? '');
}

const title = 'Use JSON (first empty the queues, and change what reads last)';

function fixes(settings: SettingsView, leaf: Leaf): readonly Fix[] {
  const list = leaf.root.value;
  if (list.kind !== 'sequence') return replaceText(settings, leaf.alternative, 'json', title, true);
  const others = list.items.some((item) => item.some(({ value }) => !unsafeContent.includes(textIn(value) ?? '')));
  if (!others || list.items.length === 1) return replaceText(settings, leaf.alternative, 'json', title, true);
  const edit = leaf.alternative.via.length === 0 ? removeItem(settings, leaf.alternative.at) : undefined;
  if (edit === undefined) return [];
  return [
    { title: 'Accept pickles no more (first empty the queues)', edits: [edit], safety: 'unsafe', preferred: true },
  ];
}

/** One fix for all places: a worker that no longer accepts what others still write refuses it. */
function fixAll(settings: SettingsView, found: readonly Leaf[]): readonly Fix[] {
  const [fix, ...others] = found.map((leaf) => fixes(settings, leaf)[0]);
  if (fix === undefined || others.includes(undefined)) return [];
  return [{ ...fix, edits: [...fix.edits, ...others.flatMap((other) => other?.edits ?? [])] }];
}

/** The same settings by the names that they have in `celery.py`. */
const inApp = names.map((name) => name.toLowerCase());

/** What is accepted beside pickles stays. */
function useJson(urls: UrlsView, found: readonly OptionText[]): readonly Fix[] {
  const edits = found.map((each) => {
    const isLeft = each.among.some((item) => item.kind !== 'text' || !unsafeContent.includes(item.text));
    return isLeft ? withoutItem(urls, each) : rewritten(urls, each.text, 'json');
  });
  const whole = edits.flatMap((edit) => edit ?? []);
  if (whole.length < edits.length) return [];
  return [{ title, edits: whole, safety: 'unsafe', preferred: true }];
}

function effectOf(setting: string): string {
  return /accept_content/i.test(setting)
    ? 'Workers run whatever a message holds, so everybody who reaches the broker runs code on them'
    : 'Messages are pickles, so whoever reads them has to run what others put into the queue';
}

function problemIn(settings: SettingsView, namespace: string): Problem | undefined {
  const wanted = names.map((name) => `${namespace}_${name}`);
  const found = distinct(deployedLeaves(settings, isUnsafe, wanted));
  const [first, ...others] = found;
  if (first === undefined) return undefined;
  return {
    at: first.alternative.at,
    subject: first.setting,
    message: `${effectOf(first.setting)}. Use JSON.`,
    related: others.map(({ alternative, setting }) => ({
      at: alternative.at,
      message: `\`${setting}\` names pickles too.`,
    })),
    fixes: fixAll(settings, found),
  };
}

function problemInApp(urls: UrlsView): Problem | undefined {
  const found = optionTexts(urls, inApp).filter(({ text }) => unsafeContent.includes(text.text));
  const [first, ...others] = found;
  if (first === undefined) return undefined;
  return {
    at: first.text.at,
    message: `${effectOf(first.name)}. Use JSON.`,
    related: others.map(({ name, text }) => ({ at: text.at, message: `\`${name}\` names pickles too.` })),
    fixes: useJson(urls, found),
  };
}

export default defineRule({
  id: 'celery-unsafe-serializer',
  summary: 'Celery reads or writes pickles',
  why: 'A pickle is a program that runs when it is read. Where workers accept pickles, everybody who can put a message into the queue runs code on them, with all that they have access to.',
  notes:
    "Celery's own default is JSON since 4.0. YAML is read by kombu with PyYAML's safe loader, so it is not reported. Messages that wait in a queue are refused once their kind is no longer accepted: empty the queues, change what writes first, and what is accepted last.",
  on: 'settings',
  profile: 'hard',
  django: [],
  cwe: [502],
  fixable: 'sometimes',
  sources: [
    'https://docs.celeryq.dev/en/stable/userguide/configuration.html#accept-content',
    'https://docs.celeryq.dev/en/stable/userguide/security.html#serializers',
  ],
  examples: [
    {
      code: marked('CELERY_ACCEPT_CONTENT = ["json", "pickle"]', '"pickle"'),
      after: 'CELERY_ACCEPT_CONTENT = ["json"]',
    },
    {
      title: 'Nothing else',
      code: marked('CELERY_ACCEPT_CONTENT = ["application/x-python-serialize"]', '"application/x-python-serialize"'),
      after: 'CELERY_ACCEPT_CONTENT = ["json"]',
    },
    {
      title: 'Written',
      code: marked("CELERY_TASK_SERIALIZER = 'pickle'", "'pickle'"),
      after: "CELERY_TASK_SERIALIZER = 'json'",
    },
    {
      title: 'A fallback',
      code: marked('import os\nCELERY_RESULT_SERIALIZER = os.environ.get("SERIALIZER", "pickle")', '"pickle"'),
      after: 'import os\nCELERY_RESULT_SERIALIZER = os.environ.get("SERIALIZER", "json")',
    },
    {
      title: 'Read and written: one cause, and one fix',
      code: `${marked('CELERY_ACCEPT_CONTENT = ["json", "pickle"]', '"pickle"')}\nCELERY_TASK_SERIALIZER = "pickle"`,
      after: 'CELERY_ACCEPT_CONTENT = ["json"]\nCELERY_TASK_SERIALIZER = "json"',
    },
    { code: 'CELERY_ACCEPT_CONTENT = ["json"]\nCELERY_TASK_SERIALIZER = "json"' },
    { title: 'Signed', code: 'CELERY_ACCEPT_CONTENT = ["auth", "signed-pickle"]' },
    { title: 'Read by a safe loader', code: 'CELERY_TASK_SERIALIZER = "yaml"' },
  ],
  *check(settings) {
    const problem = problemIn(settings, 'CELERY');
    if (problem === undefined) return;
    const namespaces = settings.urls.flatMap(celeryNamespaces);
    if (namespaces.length === 0 || namespaces.includes('CELERY')) yield problem;
  },
  *checkUrls(urls) {
    const others = celeryNamespaces(urls).filter((namespace) => namespace !== 'CELERY');
    const deployed = urls.entries.filter(({ role }) => isOfSite(role));
    const inSettings = deployed.flatMap((entry) => others.map((namespace) => problemIn(entry, namespace)));
    for (const problem of [problemInApp(urls), ...inSettings]) if (problem !== undefined) yield problem;
  },
});
