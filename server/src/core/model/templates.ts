import type { PythonModule } from '../syntax/python-tree';

/** `{{ cookiecutter.name }}`, also in texts, and a text that is nothing but a placeholder: `SECRET_KEY = "{{ secret_key }}"`. */
const placeholder = /\{\{-?\s*cookiecutter\b|=\s*(["'])\{\{-?\s*[\w.]+(\s*\|[^}'"]*)?\s*-?\}\}\1/;

/**
 * What generators of new projects fill in, such as `startproject`: their settings are where somebody begins, not what is deployed.
 * Whole words, for `cas_authorized_services` and `kernel_modules` name other things.
 */
const newProject =
  /\{\{-?\s*[\w.]*?(?<![a-z])(?:cookiecutter|copier|(?:project|module|slug|authors?)(?:name)?(?![a-z])|docs_version|django_version|(?:app|package|repo)_?name)/i;

/** What deployments put in: passwords of services, and what Ansible knows by itself. */
const deployed = /\{\{-?\s*(?:(?:\w+[._])*pass(?:word|wd)\b|(?:hostvars|groups|lookup|vault|ansible)(?![a-z]))/;

/** What only the generator of a project can fill in: the name of its package, and where its own answers come from. */
const generated = /\{\{-?\s*(?:cookiecutter|_?copier|docs_version|django_version)\b|\}\}\.(?:urls|[aw]sgi|settings)\b/;

/**
 * A settings module that a generator fills in: what it will say is not known, and as Python it often says something else. In one
 * that a deployment fills in (Ansible, Salt), all that is no placeholder is deployed as it is written.
 */
export function isTemplate(text: string, { statements }: PythonModule): boolean {
  if (!text.includes('{{') && !text.includes('{%')) return false;
  if (placeholder.test(text) && newProject.test(text) && (!deployed.test(text) || generated.test(text))) return true;
  if (!text.includes('{%')) return false;
  const broken = statements.filter(({ node }) => node.kind === 'broken');
  return broken.some(({ offset, node }) => text.slice(offset + node.span.start, offset + node.span.end).includes('{%'));
}

const filledIn = /\{\{-?\s*[A-Za-z_][\w.]*(?:\[[^\]]*\])*(?:\s*\|[^{}]*)?\s*-?\}\}|^\$\{[A-Za-z_]\w*\}$|^<%=?[^%]*%>$/;

/** A text that a deployment puts something else in the place of: `{{ secret_key }}`, `${SECRET_KEY}`, `<%= @key %>`. */
export function isPlaceholder(text: string): boolean {
  return (text.includes('{{') || text.startsWith('${') || text.startsWith('<%')) && filledIn.test(text);
}
