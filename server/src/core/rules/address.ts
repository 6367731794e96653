const pages = 'https://github.com/django-settings-lint/django-settings-lint/blob/main/docs/rules/';

/** The address of a rule's page; the only place that knows where pages are published. */
export function ruleAddress(id: string): string {
  return `${pages}${id}.md`;
}

/** The address of the page that lists all rules. */
export const rulesAddress = `${pages}README.md`;
