import type { SettingFacts } from '../setting-facts';

/** Languages, time and formats. */
export const localizationSettings: readonly SettingFacts[] = [
  { name: 'LANGUAGE_CODE', kind: 'text', doc: 'The language of this site where nothing else decides.', shown: 'word' },
  { name: 'LANGUAGES', kind: 'list', doc: 'The languages that visitors may choose.', shown: 'word' },
  { name: 'LANGUAGES_BIDI', kind: 'list', doc: 'The languages that are written from right to left.', shown: 'word' },
  { name: 'LOCALE_PATHS', kind: 'list', doc: 'Further folders with translations.' },
  { name: 'FORMAT_MODULE_PATH', kind: 'any', doc: 'Modules with own formats by language.', shown: 'dotted' },
  { name: 'TIME_ZONE', kind: 'text', doc: 'The time zone of this site.', shown: 'word' },
  { name: 'USE_TZ', kind: 'bool', doc: 'Keeps dates and times with their time zone.' },
  { name: 'USE_I18N', kind: 'bool', doc: 'Turns translation on.' },
  {
    name: 'USE_L10N',
    kind: 'bool',
    doc: 'Turned formats by language on; they always are since Django 5.0.',
    deprecated: '4.0',
  },
  {
    name: 'USE_DEPRECATED_PYTZ',
    kind: 'bool',
    doc: 'Kept `pytz` while a project moved to `zoneinfo`.',
    deprecated: '4.0',
  },
  { name: 'USE_THOUSAND_SEPARATOR', kind: 'bool', doc: 'Groups the digits of numbers.' },
  { name: 'THOUSAND_SEPARATOR', kind: 'text', doc: 'What stands between groups of digits.', shown: 'code' },
  { name: 'DECIMAL_SEPARATOR', kind: 'text', doc: 'What stands before decimals.', shown: 'code' },
  { name: 'NUMBER_GROUPING', kind: 'any', doc: 'How many digits form a group.' },
  { name: 'FIRST_DAY_OF_WEEK', kind: 'int', doc: 'The first day of the week; 0 is Sunday.' },
  { name: 'DATE_FORMAT', kind: 'text', doc: 'How dates are shown.', shown: 'code' },
  { name: 'DATETIME_FORMAT', kind: 'text', doc: 'How dates with time are shown.', shown: 'code' },
  { name: 'TIME_FORMAT', kind: 'text', doc: 'How times are shown.', shown: 'code' },
  { name: 'SHORT_DATE_FORMAT', kind: 'text', doc: 'How dates are shown where space is scarce.', shown: 'code' },
  {
    name: 'SHORT_DATETIME_FORMAT',
    kind: 'text',
    doc: 'How dates with time are shown where space is scarce.',
    shown: 'code',
  },
  { name: 'MONTH_DAY_FORMAT', kind: 'text', doc: 'How a day of a month is shown.', shown: 'code' },
  { name: 'YEAR_MONTH_FORMAT', kind: 'text', doc: 'How a month of a year is shown.', shown: 'code' },
  { name: 'DATE_INPUT_FORMATS', kind: 'list', doc: 'The formats in which dates are accepted.', shown: 'code' },
  {
    name: 'DATETIME_INPUT_FORMATS',
    kind: 'list',
    doc: 'The formats in which dates with time are accepted.',
    shown: 'code',
  },
  { name: 'TIME_INPUT_FORMATS', kind: 'list', doc: 'The formats in which times are accepted.', shown: 'code' },
  { name: 'DEFAULT_CHARSET', kind: 'text', doc: 'The encoding of responses.', shown: 'word' },
  { name: 'DEFAULT_CONTENT_TYPE', kind: 'text', doc: 'The type of responses that declare none.', deprecated: '2.0' },
];

const templateSettings: readonly SettingFacts[] = [
  { name: 'TEMPLATE_DEBUG', kind: 'bool', doc: 'Showed template errors in detail.' },
  { name: 'TEMPLATE_DIRS', kind: 'list', doc: 'The folders of templates.' },
  { name: 'TEMPLATE_LOADERS', kind: 'list', doc: 'The classes that load templates.', shown: 'dotted' },
  {
    name: 'TEMPLATE_CONTEXT_PROCESSORS',
    kind: 'list',
    doc: 'Functions that add variables to templates.',
    shown: 'dotted',
  },
  { name: 'TEMPLATE_STRING_IF_INVALID', kind: 'text', doc: 'What an invalid variable shows.' },
];

/** Removed long ago; whoever still sets them believes that they work. */
export const removedSettings: readonly SettingFacts[] = templateSettings.map((row): SettingFacts => ({
  ...row,
  removed: '1.10',
  deprecated: '1.8',
  replacement: '`TEMPLATES`',
}));
