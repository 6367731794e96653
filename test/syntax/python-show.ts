import type {
  Argument,
  ConstantExpression,
  Expression,
  FormattedPart,
  Parameter,
  Pattern,
  PythonModule,
  Statement,
} from '../../server/src/core/syntax/python-tree';

/** A lowered module in a short form for tests: one line for each top-level statement, operators before operands. */
export function show(module: PythonModule): string {
  return module.statements.map(({ node }) => statement(node)).join('\n');
}

function list(...parts: readonly (string | readonly string[])[]): string {
  return `(${parts
    .flat()
    .filter((part) => part !== '')
    .join(' ')})`;
}

function block(name: string, nodes: readonly Statement[] | null): string {
  return nodes === null ? '' : list(name, nodes.map(statement));
}

function optional(node: Expression | null): string {
  return node === null ? '' : expression(node);
}

function statement(node: Statement): string {
  switch (node.kind) {
    case 'assign': {
      const annotation = node.annotation === null ? '' : `:${expression(node.annotation)}`;
      return list('=', node.targets.map(expression), annotation, optional(node.value));
    }
    case 'augmented':
      return list(`${node.operator}=`, expression(node.target), expression(node.value));
    case 'expression':
      return expression(node.value);
    case 'if': {
      const branches = node.branches.map((each) => list(expression(each.test), each.body.map(statement)));
      return list('if', branches, block('else', node.otherwise));
    }
    case 'for': {
      const head = [node.async ? 'async-for' : 'for', expression(node.target), expression(node.iterable)];
      return list(head, block('do', node.body), block('else', node.otherwise));
    }
    case 'while':
      return list('while', expression(node.test), block('do', node.body), block('else', node.otherwise));
    case 'try': {
      const handlers = node.handlers.map((each) =>
        list('except', optional(each.type), each.name === null ? '' : `as:${each.name}`, each.body.map(statement)),
      );
      return list('try', block('do', node.body), handlers, block('else', node.otherwise), block('finally', node.final));
    }
    case 'with': {
      const items = node.items.map((each) =>
        each.target === null ? expression(each.context) : list('as', expression(each.context), expression(each.target)),
      );
      return list(node.async ? 'async-with' : 'with', items, block('do', node.body));
    }
    case 'match': {
      const cases = node.cases.map((each) =>
        list(
          'case',
          pattern(each.pattern),
          each.guard === null ? '' : list('if', expression(each.guard)),
          each.body.map(statement),
        ),
      );
      return list('match', expression(node.subject), cases);
    }
    case 'function': {
      const kind = `${node.async ? 'async-' : ''}${node.generator ? 'generator' : 'def'}`;
      const decorators = node.decorators.map((each) => `@${expression(each)}`);
      return list(decorators, kind, node.name, list(node.parameters.map(parameter)), node.body.map(statement));
    }
    case 'class': {
      const decorators = node.decorators.map((each) => `@${expression(each)}`);
      return list(decorators, 'class', node.name, list(node.bases.map(argument)), node.body.map(statement));
    }
    case 'return':
    case 'raise':
      return list(node.kind, optional(node.value));
    case 'assert':
      return list('assert', expression(node.test), optional(node.message));
    case 'delete':
      return list('del', node.targets.map(expression));
    case 'import':
      return list('import', node.names.map(imported));
    case 'import-from': {
      const names = node.names === '*' ? '*' : node.names.map(imported);
      return list('from', `${'.'.repeat(node.level)}${node.module}`, names);
    }
    case 'global':
    case 'nonlocal':
      return list(node.kind, node.names);
    case 'broken':
      return list('broken', node.names);
    case 'other':
      return list(`other:${node.what}`, node.binds);
    default:
      return list(node.kind);
  }
}

function imported(node: { readonly name: string; readonly alias: string | null }): string {
  return node.alias === null ? node.name : `${node.name}:${node.alias}`;
}

function parameter(node: Parameter): string {
  const stars = { plain: '', args: '*', kwargs: '**', slash: '/', star: '*' }[node.type];
  return `${stars}${node.name}${node.default === null ? '' : `=${expression(node.default)}`}`;
}

function argument(node: Argument): string {
  return `${'*'.repeat(node.star)}${node.name === null ? '' : `${node.name}=`}${expression(node.value)}`;
}

function expression(node: Expression): string {
  switch (node.kind) {
    case 'name':
      return node.id;
    case 'constant':
      return constant(node);
    case 'formatted':
      return list('f', node.parts.map(part));
    case 'list':
    case 'set':
      return list(node.kind, node.items.map(expression));
    case 'tuple':
      return list(node.bare === true ? 'bare-tuple' : 'tuple', node.items.map(expression));
    case 'dict':
      return list(
        'dict',
        node.entries.map((each) => list(each.key === null ? '**' : expression(each.key), expression(each.value))),
      );
    case 'comprehension': {
      const element =
        node.key === null ? expression(node.element) : list(expression(node.key), expression(node.element));
      const clauses = node.clauses.map((each) =>
        list(
          each.async ? 'async-for' : 'for',
          expression(each.target),
          expression(each.iterable),
          each.conditions.map(expression),
        ),
      );
      return list(`${node.type}-of`, element, clauses);
    }
    case 'lambda':
      return list('lambda', list(node.parameters.map(parameter)), expression(node.body));
    case 'call':
      return list('call', expression(node.callee), node.args.map(argument));
    case 'attribute':
      return `${expression(node.object)}.${node.name}`;
    case 'subscript':
      return `${expression(node.object)}[${expression(node.index)}]`;
    case 'slice':
      return [node.lower, node.upper, node.step].map(optional).join(':');
    case 'binary':
      return list(node.operator, expression(node.left), expression(node.right));
    case 'unary':
      return list(node.operator, expression(node.operand));
    case 'boolean':
      return list(node.operator, node.values.map(expression));
    case 'compare':
      return list(
        'compare',
        expression(node.left),
        node.rest.map((each) => list(each.operator, expression(each.right))),
      );
    case 'conditional':
      return list('if', expression(node.test), expression(node.then), expression(node.otherwise));
    case 'starred':
      return `*${expression(node.value)}`;
    case 'walrus':
      return list(':=', node.target, expression(node.value));
    case 'other':
      return list(`other:${node.what}`, node.binds);
  }
}

function part(node: FormattedPart): string {
  if (node.kind === 'text') return JSON.stringify(node.value);
  return `{${expression(node.expression)}${node.conversion === undefined ? '' : `!${node.conversion}`}${node.formatted ? ':' : ''}}`;
}

function constant({ value }: ConstantExpression): string {
  switch (value.type) {
    case 'string':
      return JSON.stringify(value.value);
    case 'bytes':
      return `b${JSON.stringify(value.value)}`;
    case 'integer':
      return String(value.value);
    case 'float':
      return Number.isInteger(value.value) ? `${value.value}.0` : String(value.value);
    case 'boolean':
      return value.value ? 'True' : 'False';
    default:
      return value.type;
  }
}

function pattern(node: Pattern): string {
  switch (node.kind) {
    case 'value':
      return expression(node.value);
    case 'capture':
      return node.name ?? '_';
    case 'or':
      return list('|', node.patterns.map(pattern));
    case 'as':
      return list('as', pattern(node.pattern), node.name);
    case 'other':
      return list('other', node.binds);
  }
}
