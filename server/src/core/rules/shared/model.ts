// One import line for rules and their helpers.
export type {
  Alternative,
  Bound,
  CallArgument,
  CallValue,
  DictItem,
  EnvRead,
  EnvValue,
  Guard,
  Place,
  SequenceValue,
  Step,
  Value,
  Write,
} from '../../model/value';
export type {
  EnvFileEntry,
  EnvFileProblem,
  EnvFileView,
  EnvLoad,
  EnvNeighbour,
  Idiom,
  DependencyLine,
  KeptVariable,
  ProcessFileView,
  ProjectView,
  Role,
  Setting,
  SettingsView,
  Test,
  UrlsView,
} from '../../model/view';
export type { RouteCall, RoutedValue, RouteValue } from '../../model/routes';
export type { Uri } from '../../text';
export type { FileEdit, Fix, Problem, QuietProblem, RelatedPlace, Severity } from '../problem';
