import type { PythonModule } from '../syntax/python-tree';

/** `{{ cookiecutter.name }}`, also in texts, and a text that is nothing but a placeholder: `SECRET_KEY = "{{ secret_key }}"`. */
const placeholder = /\{\{-?\s*cookiecutter\b|=\s*(["'])\{\{-?\s*[\w.]+(\s*\|[^}'"]*)?\s*-?\}\}\1/;

/** A settings module that a generator fills in: what it will say is not known, and as Python it often says something else. */
export function isTemplate(text: string, { statements }: PythonModule): boolean {
  if (placeholder.test(text)) return true;
  if (!text.includes('{%')) return false;
  const broken = statements.filter(({ node }) => node.kind === 'broken');
  return broken.some(({ offset, node }) => text.slice(offset + node.span.start, offset + node.span.end).includes('{%'));
}
