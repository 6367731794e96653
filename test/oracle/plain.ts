import type {
  Argument,
  ConstantValue,
  Expression,
  FormattedPart,
  Parameter,
  Pattern,
  PythonModule,
  Statement,
} from '../../server/src/core/syntax/python-tree';
import type { Span } from '../../server/src/core/text';

type Plain = string | number | boolean | null | readonly Plain[];

/** A lowered module in the plain form of `python_ast.py`: lists that begin with a word, spans absolute. */
export function plainModule(module: PythonModule): readonly Plain[] {
  return module.statements.map(({ offset, node }) => new Writer(offset).statement(node));
}

class Writer {
  private inside = 0;

  constructor(private readonly offset: number) {}

  statement = (node: Statement): Plain => {
    switch (node.kind) {
      case 'assign':
        return [
          'assign',
          node.targets.map(this.expression),
          this.optional(node.value),
          node.annotation !== null,
          ...this.span(node.span),
        ];
      case 'augmented':
        return [
          'augmented',
          this.expression(node.target),
          node.operator,
          this.expression(node.value),
          ...this.span(node.span),
        ];
      case 'expression':
        return ['expression', this.expression(node.value)];
      case 'if':
        return [
          'if',
          node.branches.map((each) => [this.expression(each.test), this.body(each.body)]),
          this.block(node.otherwise),
        ];
      case 'for':
        return [
          'for',
          this.expression(node.target),
          this.expression(node.iterable),
          this.body(node.body),
          this.block(node.otherwise),
          node.async,
        ];
      case 'while':
        return ['while', this.expression(node.test), this.body(node.body), this.block(node.otherwise)];
      case 'try': {
        const handlers = node.handlers.map((each) => [this.optional(each.type), each.name, this.body(each.body)]);
        return ['try', this.body(node.body), handlers, this.block(node.otherwise), this.block(node.final)];
      }
      case 'with':
        return [
          'with',
          node.items.map((each) => [this.expression(each.context), this.optional(each.target)]),
          this.body(node.body),
          node.async,
        ];
      case 'match': {
        const cases = node.cases.map((each) => [
          this.pattern(each.pattern),
          this.optional(each.guard),
          this.body(each.body),
        ]);
        return ['match', this.expression(node.subject), cases];
      }
      case 'function': {
        const decorators = node.decorators.map(this.expression);
        return [
          'function',
          node.name,
          node.parameters.map(this.parameter),
          this.body(node.body),
          decorators,
          node.async,
          node.generator,
        ];
      }
      case 'class':
        return [
          'class',
          node.name,
          node.bases.map(this.argument),
          this.body(node.body),
          node.decorators.map(this.expression),
        ];
      case 'return':
      case 'raise':
        return [node.kind, this.optional(node.value)];
      case 'assert':
        return ['assert', this.expression(node.test), this.optional(node.message)];
      case 'delete':
        return ['delete', node.targets.map(this.expression)];
      case 'import':
        return ['import', node.names.map((each) => [each.name, each.alias])];
      case 'import-from':
        return [
          'import-from',
          node.level,
          node.module,
          node.names === '*' ? '*' : node.names.map((each) => [each.name, each.alias]),
        ];
      case 'global':
      case 'nonlocal':
        return [node.kind, node.names];
      case 'other':
        return ['other', node.binds];
      case 'broken':
        return ['broken', node.names];
      default:
        return [node.kind];
    }
  };

  private body(nodes: readonly Statement[]): Plain {
    return nodes.map(this.statement);
  }

  private block(nodes: readonly Statement[] | null): Plain {
    return nodes === null ? null : this.body(nodes);
  }

  private span(span: Span): readonly [number, number] {
    return this.inside > 0 ? [0, 0] : [span.start + this.offset, span.end + this.offset];
  }

  private optional(node: Expression | null): Plain {
    return node === null ? null : this.expression(node);
  }

  private expression = (node: Expression): Plain => {
    if (
      node.kind === 'other' &&
      (node.what === 'character by name' ||
        node.what === 'too deeply nested' ||
        node.what === 'print' ||
        node.what.startsWith('mixed'))
    )
      return ['any'];
    return [...this.head(node), ...this.span(node.span)];
  };

  private head(node: Expression): readonly Plain[] {
    switch (node.kind) {
      case 'name':
        return ['name', node.id];
      case 'constant':
        return ['constant', ...constant(node.value)];
      case 'formatted':
        return this.formatted(node.parts);
      case 'list':
      case 'tuple':
      case 'set':
        return [node.kind, node.items.map(this.expression)];
      case 'dict':
        return ['dict', node.entries.map((each) => [this.optional(each.key), this.expression(each.value)])];
      case 'comprehension': {
        const clauses = node.clauses.map((each) => [
          this.expression(each.target),
          this.expression(each.iterable),
          each.conditions.map(this.expression),
          each.async,
        ]);
        return ['comprehension', node.type, this.optional(node.key), this.expression(node.element), clauses];
      }
      case 'lambda':
        return ['lambda', node.parameters.map(this.parameter), this.expression(node.body)];
      case 'call':
        return ['call', this.expression(node.callee), node.args.map(this.argument)];
      case 'attribute':
        return ['attribute', this.expression(node.object), node.name];
      case 'subscript':
        return ['subscript', this.expression(node.object), this.expression(node.index)];
      case 'slice':
        return ['slice', this.optional(node.lower), this.optional(node.upper), this.optional(node.step)];
      case 'binary':
        return ['binary', node.operator, this.expression(node.left), this.expression(node.right)];
      case 'unary':
        return ['unary', node.operator, this.expression(node.operand)];
      case 'boolean':
        return ['boolean', node.operator, node.values.map(this.expression)];
      case 'compare':
        return [
          'compare',
          this.expression(node.left),
          node.rest.map((each) => [each.operator, this.expression(each.right)]),
        ];
      case 'conditional':
        return ['conditional', this.expression(node.test), this.expression(node.then), this.expression(node.otherwise)];
      case 'starred':
        return ['starred', this.expression(node.value)];
      case 'walrus':
        return ['walrus', node.target, this.expression(node.value)];
      case 'other':
        return ['other'];
    }
  }

  private formatted(parts: readonly FormattedPart[]): readonly Plain[] {
    this.inside++;
    const plain = parts.map((part): Plain =>
      part.kind === 'text'
        ? ['text', part.value]
        : ['value', this.expression(part.expression), part.conversion ?? null, part.formatted],
    );
    this.inside--;
    return ['formatted', plain];
  }

  private argument = (node: Argument): Plain => [node.name, node.star, this.expression(node.value)];

  private parameter = (node: Parameter): Plain => [node.name, node.type, this.optional(node.default)];

  private pattern = (node: Pattern): Plain => {
    switch (node.kind) {
      case 'value':
        return ['value', this.expression(node.value)];
      case 'capture':
        return ['capture', node.name];
      case 'or':
        return ['or', node.patterns.map(this.pattern)];
      case 'as':
        return ['as', this.pattern(node.pattern), node.name];
      case 'other':
        return ['other', [...node.binds].sort()];
    }
  };
}

function constant(value: ConstantValue): readonly Plain[] {
  switch (value.type) {
    case 'integer':
      return ['integer', `0x${value.value.toString(16)}`];
    case 'float': {
      const bytes = Buffer.alloc(8);
      bytes.writeDoubleBE(value.value);
      return ['float', bytes.toString('hex')];
    }
    case 'string':
    case 'bytes':
    case 'boolean':
      return [value.type, value.value];
    default:
      return [value.type, null];
  }
}
