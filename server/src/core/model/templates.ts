import type { PythonModule } from '../syntax/python-tree';

/** `{{ cookiecutter.name }}`, also in texts, and a text that is nothing but a placeholder: `SECRET_KEY = "{{ secret_key }}"`. */
const placeholder = /\{\{-?\s*cookiecutter\b|=\s*(["'])\{\{-?\s*[\w.]+(\s*\|[^}'"]*)?\s*-?\}\}\1/;

/** What generators of new projects fill in, such as `startproject`: their settings are where somebody begins, not what is deployed. */
const newProject =
  /\{\{-?\s*[\w.]*(?:cookiecutter|copier|project|module|slug|author|docs_version|django_version|(?:app|package|repo)_?name)/i;

/**
 * A settings module that a generator fills in: what it will say is not known, and as Python it often says something else. In one
 * that a deployment fills in (Ansible, Salt), all that is no placeholder is deployed as it is written.
 */
export function isTemplate(text: string, { statements }: PythonModule): boolean {
  if (!text.includes('{{') && !text.includes('{%')) return false;
  if (placeholder.test(text) && newProject.test(text)) return true;
  if (!text.includes('{%')) return false;
  const broken = statements.filter(({ node }) => node.kind === 'broken');
  return broken.some(({ offset, node }) => text.slice(offset + node.span.start, offset + node.span.end).includes('{%'));
}

const filledIn = /\{\{-?\s*[A-Za-z_][\w.]*(?:\[[^\]]*\])*(?:\s*\|[^{}]*)?\s*-?\}\}|^\$\{[A-Za-z_]\w*\}$|^<%=?[^%]*%>$/;

/** A text that a deployment puts something else in the place of: `{{ secret_key }}`, `${SECRET_KEY}`, `<%= @key %>`. */
export function isPlaceholder(text: string): boolean {
  return (text.includes('{{') || text.startsWith('${') || text.startsWith('<%')) && filledIn.test(text);
}
