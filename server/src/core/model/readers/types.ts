import type { CastName } from '../value';

/** The cast that a type given as `cast=` stands for, by its full dotted name. */
export function typeCast(path: string): CastName {
  switch (path) {
    case 'builtins.bool':
      return 'bool';
    case 'builtins.int':
      return 'int';
    case 'builtins.float':
      return 'float';
    case 'builtins.str':
      return 'text';
    case 'builtins.list':
      return 'list';
    case 'builtins.tuple':
      return 'tuple';
    case 'builtins.dict':
      return 'dict';
    case 'json.loads':
      return 'json';
    default:
      return 'other';
  }
}
