import type { Span, Uri } from '../text';

/** What a Python expression may evaluate to, as far as it is known without running Python. Immutable. */
export type Value = LiteralValue | SequenceValue | DictValue | CallValue | EnvValue | OpaqueValue | UnknownValue;

/** A value of one piece that is known exactly. */
export interface LiteralValue {
  readonly kind: 'literal';
  readonly value: Scalar;
  /** Set for a Python float, so that `str(1.0)` and `1 / 1` come out right. */
  readonly float?: true;
}

/** Python's `int` is a `number` while it is a safe integer and a `bigint` beyond. */
export type Scalar = string | number | bigint | boolean | null | Bytes;

/** One character (U+0000 to U+00FF) for each byte. */
export interface Bytes {
  readonly bytes: string;
}

/** Python's built-in sequences, and sets, whose order does not count. */
export type SequenceType = 'list' | 'tuple' | 'set';

/** A list, tuple or set. It never changes: a change in place makes a new one. */
export interface SequenceValue {
  readonly kind: 'sequence';
  readonly type: SequenceType;
  readonly items: readonly Bound[];
  /** True where items that are not known may stand anywhere among those listed; their order is then not known either. */
  readonly open: boolean;
  /** For a view such as `dict.keys()`: the dictionary, whose changes it shows. */
  readonly viewOf?: DictValue;
}

/** A dictionary. It never changes: a change in place makes a new one. */
export interface DictValue {
  readonly kind: 'dict';
  readonly entries: readonly DictItem[];
  /** True where keys that are not known may be there as well, or may have replaced a listed one's value. */
  readonly open: boolean;
  /** The call that gives the other keys of an open one: an address that is taken apart, before a key was set. */
  readonly rest?: CallValue;
  /** The module of the project whose names it is: a change of it in place is one of the module. */
  readonly of?: Uri;
}

/** A key of a dictionary, where it is written, and what it may hold. */
export interface DictItem {
  readonly key: Value;
  readonly keyAt: Place;
  readonly value: Bound;
}

/** A call that is understood but not evaluated, such as `timedelta(minutes=15)`; `callee` is the full imported name. */
export interface CallValue {
  readonly kind: 'call';
  readonly callee: string;
  readonly args: readonly CallArgument[];
}

/** An argument of a call that is kept as a call; `name` is null for a positional one. */
export interface CallArgument {
  readonly name: string | null;
  readonly value: Bound;
}

/** A text of the process environment, after the steps that turn it into a value. The text itself is decided elsewhere. */
export interface EnvValue {
  readonly kind: 'env';
  readonly variable: string;
  readonly steps: readonly Step[];
}

/** One step on the way from an environment variable's text to the value of a setting, in order. */
export type Step =
  /** The conversion of a reader library, with its own idea of true and of lists. */
  | {
      readonly op: 'cast';
      readonly reader: ReaderName;
      readonly cast: CastName;
      /** Texts that the reader hands back as another value instead of parsing them, such as one that equals the default. */
      readonly kept?: readonly (readonly [text: string, value: Value])[];
    }
  /** A method of `str`, such as `lower`, `strip` or `split`, with literal arguments. */
  | { readonly op: 'method'; readonly name: string; readonly args: readonly Value[] }
  /** `bool(text)`, `int(text)`, `float(text)`, `str(text)`, `list(x)`. */
  | {
      readonly op: 'builtin';
      readonly name:
        'bool' | 'int' | 'float' | 'str' | 'list' | 'tuple' | 'set' | 'json' | 'literal-eval' | 'strtobool';
    }
  /** `contains` is `in` with the text of the environment on the right. */
  | {
      readonly op: 'compare';
      readonly operator: '==' | '!=' | 'in' | 'not in' | 'is' | 'is not' | '<' | '<=' | '>' | '>=' | 'contains';
      readonly operand: Value;
    }
  | { readonly op: 'not' }
  /** `[f(x) for x in …]` that strips and, where `filtered`, drops empty items. */
  | { readonly op: 'items'; readonly strip: boolean; readonly filtered: boolean }
  /** `text.split(".")[-1]`: one of the parts. */
  | { readonly op: 'item'; readonly index: number }
  /** The text stands between two others: `f"redis://{HOST}/0"`. */
  | { readonly op: 'wrap'; readonly before: string; readonly after: string }
  /** The result takes part in something that is not followed further. */
  | { readonly op: 'opaque' };

/** The packages that read environment variables, by their names on PyPI; `os` is the standard library. */
export type ReaderName =
  | 'os'
  | 'django-environ'
  | 'python-decouple'
  | 'environs'
  | 'dj-database-url'
  | 'django-configurations'
  | 'django-getenv'
  | 'python-dotenv'
  | 'pydantic-settings';

/** `text` leaves the text as it is; `other` is a conversion whose result is not modelled. */
export type CastName =
  | 'text'
  | 'bool'
  | 'int'
  | 'float'
  | 'list'
  | 'tuple'
  | 'dict'
  | 'json'
  | 'database-url'
  | 'cache-url'
  | 'email-url'
  | 'url'
  | 'path'
  | 'other';

/** Something of the program itself (a function, a module, a reader object): no setting's value, and nothing for rules. */
export interface OpaqueValue {
  readonly kind: 'opaque';
  /** What it is, in words: "function `env_bool`", "module `os`". */
  readonly what: string;
  readonly ref: object;
}

/** A value that code decides, or that is not followed. Rules stay silent about it. */
export interface UnknownValue {
  readonly kind: 'unknown';
  readonly why: Why;
}

/** Why a value is not known. `detail` names code (a callee, a module), never a value. */
export interface Why {
  readonly reason: UnknownReason;
  readonly detail?: string;
  /** What is read from a file: where that may lie, as far as the path tells. */
  readonly files?: readonly Uri[];
}

/** Why a value is unknown, as a word that `explain` puts into a sentence. */
export type UnknownReason =
  | 'call' // a function that is not followed
  | 'import' // a name from a module outside the project
  | 'star-import' // a module outside the project may define it
  | 'overlay' // a module of the project that is not there may define it, and is imported only where it is
  | 'data' // what is read from a file or a variable is laid over the names of the module
  | 'undefined-name'
  | 'operation' // an operator or method whose operands are not known
  | 'syntax-error'
  | 'loop'
  | 'template' // a deployment fills it in
  | 'too-many' // more alternatives than are kept
  | 'too-deep'
  | 'unsupported' // valid Python that is not evaluated
  | 'namespace' // written through globals(), exec, setattr, a settings framework
  | 'file' // read from a file
  | 'environment'; // decided by the environment in a way that is not modelled

/** A range in a file of the project. */
export interface Place {
  readonly uri: Uri;
  readonly span: Span;
}

/** What something may be; never empty. One alternative without guards is a plain, certain value. */
export type Bound = readonly Alternative[];

/** One value that a name may have, and everything that says when and why. */
export interface Alternative {
  readonly value: Value;
  /** The text that decides the value: the literal, the operation that computes it, the environment read. */
  readonly at: Place;
  /** The uses of names through which the value came here, last one first. */
  readonly via: readonly Place[];
  readonly when: readonly Guard[];
  /** The environment read that this value comes from: as its text (`value.kind` is `env`) or as its fallback. */
  readonly read?: EnvRead;
  /** The write that put this value into a setting; missing on values inside containers and on defaults of Django. */
  readonly written?: Write;
}

/** One write of a name at module level: `NAME = …`, `NAME += …`, `NAME["k"] = …`, `NAME.append(…)`. */
export interface Write {
  readonly name: Place;
  readonly statement: Place;
  /** The right side; for a method call the whole call. */
  readonly value: Place;
  readonly how: 'assign' | 'augment' | 'change' | 'import';
}

/** A branch on which a value depends. Two guards with one id belong to one decision. */
export interface Guard {
  readonly id: string;
  readonly at: Place;
  readonly arm: boolean;
  /** What holds on this arm. */
  readonly facts: readonly Fact[];
  /** The arm that Python takes whatever the environment says, where that is known. */
  readonly always?: boolean;
  /** The arm that Python takes when no environment variable is set, where that is known. */
  readonly unset?: boolean;
  /** True where Python takes the arm for true with the modules as they are, and a machine may lack the one that it needs. */
  readonly atHand?: true;
  /** The variables that the test asks; missing where it asks none, or something else as well. */
  readonly asks?: readonly string[];
  /** The variable that the arm for true is taken for whenever it holds something: `if DATABASE_URL:`. */
  readonly needs?: string;
  /** What the test comes to, where texts of the environment have a part in it: it takes the arm that is the truth of this. */
  readonly judges?: Bound;
}

/**
 * `command` is a word of the command line, such as `collectstatic`, that a server is not started with. `stage` is a site of a
 * name of its own, such as `STAGE == "qa"`, which is neither production nor anybody's own machine; only that it holds is said.
 */
export type Topic = 'debug' | 'development' | 'test' | 'production' | 'stage' | 'command';

/** What is sure on one side of a branch. */
export interface Fact {
  readonly about: Topic;
  readonly holds: boolean;
  /**
   * For `debug`: which writes of DEBUG the branch has read, so that a later override can be told from it. The word of a command,
   * and the words that a variable is compared with: not to be `production` does not rule out to be `staging`.
   */
  readonly of?: string;
}

/** One read of an environment variable in a settings module. */
export interface EnvRead {
  readonly variable: string;
  readonly reader: ReaderName;
  /** How it is called in the source, such as `env.bool` or `os.environ.get`. */
  readonly callee: string;
  readonly steps: readonly Step[];
  /** The whole call or subscript. */
  readonly at: Place;
  readonly variableAt: Place;
  /** The fallback's expression, with its keyword where it has one; null where the variable is required. */
  readonly fallbackAt: Place | null;
  readonly fallback: Bound | null;
  /** True where a missing variable stops the program; false where it gives None or the fallback. */
  readonly required: boolean;
  /** True below a test that lets nobody by where the variable is missing, so that the program does not stop either. */
  readonly isAskedFor?: true;
  /** True where every deployed site comes by the read, as far as the module tells; not set below any other condition. */
  readonly always?: true;
  /** Below conditions that ask nothing but variables: those variables. */
  readonly below?: readonly string[];
}
