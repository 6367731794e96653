import { levels, presets, roles } from './config-values';

/** What the schema needs to know of a rule. */
export interface SchemaRule {
  readonly id: string;
  readonly aliases?: readonly string[];
  readonly summary: string;
}

/**
 * The JSON schema of the table `[tool.django-settings-lint]` in `pyproject.toml`, so that TOML editors complete and check
 * it. The same data that `config-values.ts` checks with, so the two cannot differ.
 */
export function configurationSchema(rules: readonly SchemaRule[]): object {
  return {
    $schema: 'http://json-schema.org/draft-07/schema#',
    title: 'Settings Lint for Django',
    description: 'The table [tool.django-settings-lint] of pyproject.toml.',
    type: 'object',
    additionalProperties: false,
    properties: {
      rules: { description: 'The level of each rule.', ...table(ruleProperties(rules)) },
      preset: { description: 'Which rules run where nothing else is said.', enum: presets, default: presets[0] },
      entries: {
        description: 'The role of an entry module, by its path from this file.',
        type: 'object',
        additionalProperties: { enum: roles },
      },
      'django-version': {
        description: 'The Django version to judge by, such as "5.2"; without it the dependency files are asked.',
        type: 'string',
        pattern: String.raw`^\d+\.\d+(\.\d+)?$`,
      },
      exclude: { description: 'Files and folders to leave out, as glob patterns from this file.', ...listOfTexts },
      'env-files': {
        description: 'The .env files of the project, as paths or glob patterns from this file.',
        ...listOfTexts,
      },
    },
  };
}

const listOfTexts = { type: 'array', items: { type: 'string', minLength: 1 } } as const;

function table(properties: Readonly<Record<string, object>>): object {
  return { type: 'object', additionalProperties: false, properties };
}

function ruleProperties(rules: readonly SchemaRule[]): Readonly<Record<string, object>> {
  const rows = rules.flatMap((rule) =>
    [rule.id, ...(rule.aliases ?? [])].map((id) => [id, { description: rule.summary, enum: levels }] as const),
  );
  return Object.fromEntries(rows.sort(([a], [b]) => (a < b ? -1 : 1)));
}
