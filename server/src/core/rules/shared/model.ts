// One import line for rules and their helpers.
export type {
  Alternative,
  Bound,
  CallValue,
  DictItem,
  EnvRead,
  Place,
  SequenceValue,
  Step,
  Value,
  Write,
} from '../../model/value';
export type {
  EnvFileEntry,
  EnvFileView,
  Idiom,
  KeptVariable,
  Role,
  Setting,
  SettingsView,
  Test,
} from '../../model/view';
export type { Uri } from '../../text';
export type { FileEdit, Fix, Problem, RelatedPlace, Severity } from '../problem';
