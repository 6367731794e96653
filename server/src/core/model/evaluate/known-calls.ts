import { certain, derive, literal, single, unknown, unknownValue, withoutNone } from '../bounds';
import { withStep } from '../steps';
import { parseJson } from '../fold/json';
import { isRandom } from '../random';
import type { Bound, CallArgument, CallValue, Place, Step, Value } from '../value';
import type { Call } from './calls';
import { escape, givenTo } from './escapes';
import { isFound } from './globs';
import { listMembers } from './introspection';

/** Library functions whose result is a value of its own kind: known by what was asked for, not by what it computes. */
const constructors =
  /^(datetime\.(timedelta|datetime|date|time)|pathlib\.(Path|PurePath|PosixPath)(\.home|\.cwd)?|os\.path\.(join|dirname|abspath|realpath|normpath|basename|expanduser|exists|isfile|isdir)|os\.(getcwd|cpu_count)|glob\.i?glob|decimal\.Decimal|types\.ModuleType|re\.compile|celery\.schedules\.(crontab|schedule)|kombu\.(Queue|Exchange)|django\.utils\.translation\.(gettext|gettext_lazy|ugettext|ugettext_lazy|pgettext_lazy|gettext_noop)|django\.urls\.(reverse|reverse_lazy)|django\.core\.urlresolvers\.reverse_lazy|socket\.(gethostname|gethostbyname|gethostbyname_ex)|platform\.\w+|collections\.OrderedDict|corsheaders\.defaults\.\w+|tempfile\.(gettempdir|mkdtemp))$/;

const steps: Readonly<Record<string, Step>> = {
  'json.loads': { op: 'builtin', name: 'json' },
  'ast.literal_eval': { op: 'builtin', name: 'literal-eval' },
  'distutils.util.strtobool': { op: 'builtin', name: 'strtobool' },
  'setuptools.distutils.util.strtobool': { op: 'builtin', name: 'strtobool' },
  'str2bool.str2bool': { op: 'opaque' },
  'shlex.split': { op: 'opaque' },
};

/** A call of an imported function that evaluation knows; undefined for all others. */
export function callKnown(call: Call, path: string): Bound | undefined {
  const step = steps[path];
  if (step !== undefined) return parse(call, step);
  if (path === 'sys.exit' || path === 'os._exit' || path === 'os.abort') return undefined;
  if (path === 'copy.copy' || path === 'copy.deepcopy') return copied(call, path === 'copy.deepcopy');
  if (path === 'inspect.getmembers') return listMembers(call);
  if (path === 'typing.cast') return call.args.positional[1];
  if (path === 'collections.OrderedDict' && call.args.positional.length === 0 && call.args.named.size === 0) {
    return certain({ kind: 'dict', entries: [], open: false }, call.at);
  }
  const [first] = call.args.positional;
  if (/^os\.path\.(?:exists|isfile)$/.test(path) && isFound(first && single(first)))
    return certain(literal(true), call.at);
  if (path === 'collections.OrderedDict') escape(call.frame, givenTo(call));
  const value: CallValue = { kind: 'call', callee: path, args: callArguments(call) };
  return constructors.test(path) || isRandom(value) ? certain(value, call.at) : undefined;
}

/** A copy is an object of its own, so that changes of it leave the original as it is. */
function copied(call: Call, deep: boolean): Bound | undefined {
  const done = new Map<Value, Value>();
  return call.args.positional[0]?.map((alternative) => ({
    ...alternative,
    value: copyOf(alternative.value, deep, done),
  }));
}

/** What is one object in several places of the original is one in a deep copy as well. */
function copyOf(value: Value, deep: boolean, done: Map<Value, Value>): Value {
  const known = done.get(value);
  if (known !== undefined || (value.kind !== 'sequence' && value.kind !== 'dict')) return known ?? value;
  const inner = (bound: Bound): Bound =>
    deep ? bound.map((one) => ({ ...one, value: copyOf(one.value, deep, done) })) : bound;
  const copy: Value =
    value.kind === 'sequence'
      ? { ...value, items: value.items.map(inner) }
      : { ...value, entries: value.entries.map((entry) => ({ ...entry, value: inner(entry.value) })) };
  done.set(value, copy);
  return copy;
}

function callArguments(call: Call): readonly CallArgument[] {
  const positional = call.args.positional.map((value) => ({ name: null, value }));
  return [...positional, ...[...call.args.named].map(([name, value]) => ({ name, value }))];
}

/** `json.loads(text)` and its like: followed for environment texts and for the simplest literals. */
function parse(call: Call, step: Step): Bound | undefined {
  const [first] = call.args.positional;
  return (
    first &&
    derive(withoutNone(first), call.at, (value) => {
      if (value.kind === 'env') return withStep(value, step);
      if (value.kind !== 'literal' || typeof value.value !== 'string') return unknownValue('operation');
      return parseText(value.value, step, call.at);
    })
  );
}

function parseText(text: string, step: Step, at: Place): Value {
  if (step.op === 'builtin' && step.name === 'strtobool') {
    const lower = text.toLowerCase();
    if (['y', 'yes', 't', 'true', 'on', '1'].includes(lower)) return literal(1);
    return ['n', 'no', 'f', 'false', 'off', '0'].includes(lower) ? literal(0) : unknownValue('operation');
  }
  const trimmed = text.trim();
  const python = step.op === 'builtin' && step.name === 'literal-eval';
  if (step.op === 'builtin' && step.name === 'json') return parseJson(text, at) ?? unknownValue('operation');
  if (trimmed === (python ? 'True' : 'true')) return literal(true);
  if (trimmed === (python ? 'False' : 'false')) return literal(false);
  if (/^-?(0|[1-9]\d{0,14})$/.test(trimmed)) return literal(Number(trimmed));
  return unknownValue('operation');
}

/** `sys.exit()` and `os._exit()` end the program. */
export function endsProgram(path: string | undefined): boolean {
  return (
    path === 'sys.exit' ||
    path === 'os._exit' ||
    path === 'os.abort' ||
    path === 'builtins.exit' ||
    path === 'builtins.quit'
  );
}

export { single, unknown };
