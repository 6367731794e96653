/** What every value of a template or a tutorial looks like; as whole values, in lower case. */
const placeholders: readonly RegExp[] = [
  /^(?:change|replace|set|fill|update|edit|todo|fixme|to)[-_ ]?(?:me|this|it|here|in|change)?[-_ !.]*$/,
  /^(?:please[-_ ])?over(?:ride|write)[-_ ](?:me|this|it)(?:[-_ ]please)?$/,
  /^(?:please[-_ ])?(?:change|replace|insert|enter|put|set)[-_ ](?:me|this|your|a|the|in)\b/,
  /^(?:change|replace)[-_]?(?:me|this)\b/,
  /^x{3,}|[-_]x{3,}$/,
  /^(?:your|my|some|the|an?)[-_ ](?:.*[-_ ])?(?:key|secret|password|passwd|token|value|here|secretkey)(?:[-_ ]here)?$/,
  /^(?:your|my)(?:secret|password|passwd|key|secretkey|token)$/,
  /^(?:my|your)[a-z]+(?:key|token|(?:api|app|access|client)secret)\d+$/,
  /^(?:insert|enter)[-_ ]/,
  /^(?:generate|create|obtain|get)[-_ ](?:an?[-_ ])?(?:new|one|random|fresh|with|via|from|using|your|it)(?:[-_ ]|$)/,
  /^(?:senha|contrase[nñ]a|clave|mot[-_ ]?de[-_ ]?passe|passwort|kennwort|has[lł]o|parola|[sş]ifre|пароль|密码)$/,
  /^(?:minha|sua|mi|tu|mein|dein|ihr)?(?:senha|contrase[nñ]a|motdepasse|passwort)(?:smtp|g?e?mail|app|db|bd)?$/,
  /^(?:ваш|тво[йяеи])[а-яё]*(?:[-_ ].+)?$|^(?:你的|您的|あなたの)./,
  /[-_ ](?:aqu[ií]|ici)$/,
  /^(?:sua|seu|tu|su|votre|ton|ihre?|deine?|twoje?)[-_ ][a-zà-ÿ]/,
  /^(?=.*(?:senha|contrase[nñ]a|mot[-_ ]?de[-_ ]?passe|passwort|kennwort))[a-zà-ÿ]+(?:[-_ ][a-zà-ÿ]+)+$/,
  /(?:^|[-_ ])(?:troque|altere|mude|substitua|cambia(?:r|me)?|cambie|changez|remplace[rz]?|[aä]ndern|ersetzen|zmie[nń])(?:[-_ ]|$)/,
  /^(?:secret|password|passwd|pass|example|dummy|test|testing|placeholder|none|null|undefined|n\/a|foo|bar|foobar|xyz|secretkey)$/,
  /^(?:masked|hidden|redacted|removed|omitted|required|optional|string|text|char(?:field)?|hash(?:ed)?|encrypted)$/,
  /^(?:un|not[-_ ]?)(?:configured|set)$/,
  /^\d*0123456789\d*$/,
  /^(?:\*+|-+|\.+|…|123456\d*|deadbeef.*|notasecret|not[-_]a[-_]secret)$/,
  /^(?:fake|demo|dummy|example|sample|placeholder|do[-_]?not[-_]?use|not[-_]so[-_]|insecure|not[-_]secure|unsafe)/,
  /\bdev\w*[-_ ]?(?:key[-_ ]?)?only\b/,
  /^!!.*!!$/,
  /(?:key|secret|password|passwd|token)[-_ ]?here[!.]*$/,
  /^<.*>$/,
];

/** True for values that a template, a tutorial or a test uses instead of a secret. */
export function isPlaceholder(value: string): boolean {
  const text = value.trim().toLowerCase();
  if (text === '' || new Set(text).size === 1 || isTypedInRows(text)) return true;
  return placeholders.some((pattern) => pattern.test(text));
}

/** The alphabet, and the rows of keyboards. */
const rows = [
  'abcdefghijklmnopqrstuvwxyz',
  'qwertyuiop',
  'qwertzuiop',
  'azertyuiop',
  'asdfghjkl',
  'qsdfghjklm',
  'zxcvbnm',
];
const bothWays = ['01234567890', ...rows].flatMap((row) => [row, Array.from(row).reverse().join('')]);

/** A long text of nothing but rows, as in `0123456789ABCDEFGHIJKLMNOPQRSTUVWXYZ`; hexadecimal digits in their order are in use as keys. */
function isTypedInRows(text: string): boolean {
  const bare = text.replace(/[-_ ]/g, '');
  if (bare.length < 20) return false;
  const runs: string[] = [];
  for (let start = 0; start < bare.length; start += runs.at(-1)?.length ?? 0) {
    const run = runAt(bare, start);
    if (run.length < 4) return false;
    runs.push(run);
  }
  return runs.some((run) => run.length > 6 && /[a-z]/.test(run));
}

/** The longest part of a row that a text goes on with. */
function runAt(text: string, start: number): string {
  let end = start;
  while (end < text.length && bothWays.some((row) => row.includes(text.slice(start, end + 1)))) end += 1;
  return text.slice(start, end);
}

/** Letters and digits that take turns and count up, as in `a1b2c3d4`: typed in for show, and nobody's key. */
export function isCounted(text: string): boolean {
  const lower = text.toLowerCase();
  let run = 0;
  for (let index = 2; index < lower.length; index += 1) {
    run = isNext(lower.charAt(index - 2), lower.charAt(index)) ? run + 1 : 0;
    if (run === 6) return true;
  }
  return false;
}

/** The next letter or digit, where 0 comes after 9. */
function isNext(before: string, after: string): boolean {
  if (before + after === '90') return true;
  return /^(?:\d\d|[a-z]{2})$/.test(before + after) && after.charCodeAt(0) === before.charCodeAt(0) + 1;
}

/** Passwords that everybody tries whoever the user is: digits in a row, one digit, the word itself. */
export function isTriedFirst(password: string): boolean {
  return /^(?:123(?:4(?:5(?:6(?:7(?:8(?:90?)?)?)?)?)?)?|(\d)\1{2,}|pass(?:word|wd)?)$/.test(password);
}

const references: readonly RegExp[] = [
  /\$\{[^}]*\}|\$\([^)]*\)|\{\{.*\}\}|%\([^)]*\)s/,
  /^(?:op|vault|sm|ssm|secret):/i,
  /^arn:aws:(?:secretsmanager|ssm):/,
  /^projects\/[^/]+\/secrets\//,
  /^\/(?:run|etc|var|app|srv|home|opt)\/[\w./-]+$/,
  /^[A-Z][A-Z0-9]*(?:_[A-Z0-9]+)+$/,
];

/** True for values that say where a secret is instead of being one. */
export function isReference(value: string): boolean {
  return references.some((pattern) => pattern.test(value.trim()));
}

/** What Django's check security.W009 finds in a key, in words; empty for a good key. */
export function weaknesses(key: string, django?: readonly [number, number]): readonly string[] {
  const characters = Array.from(key);
  const knowsPrefix = django === undefined || django[0] > 3 || (django[0] === 3 && django[1] >= 2);
  return [
    ...(characters.length < 50 ? ['shorter than 50 characters'] : []),
    ...(new Set(characters).size < 5 ? ['made of fewer than 5 different characters'] : []),
    ...(knowsPrefix && key.startsWith('django-insecure-') ? ["the project template's `django-insecure-` key"] : []),
  ];
}

/** What follows from the weakness of a key: a long one that Django would have longer is not guessed for that. */
export function weakKeyClause(key: string, guessed: string): string {
  const isGuessed = isPlaceholder(key) || Array.from(key).length < 30 || new Set(key).size < 5;
  return isGuessed ? `, so ${guessed}` : ", and Django's check `security.W009` warns of that";
}

/** A list as English writes it: "a, b and c". */
export function inWords(parts: readonly string[], last: 'and' | 'or' = 'and'): string {
  return parts.length < 2 ? parts.join('') : `${parts.slice(0, -1).join(', ')} ${last} ${parts.at(-1) ?? ''}`;
}
