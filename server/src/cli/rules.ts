import { ownFinding, type OwnFinding } from '../core/rules/own';
import { renderOwnPage, renderRulePage } from '../core/rules/page';
import type { Rule } from '../core/rules/rule';
import { ruleAddress } from '../core/rules/address';
import { nearest } from '../load';
import { exitCodes, Misuse, type Io } from './io';

/** `rules`: the pages of the rules with these ids, or the list of all rules where none is named. */
export interface RulesRequest {
  readonly ids: readonly string[];
  readonly format: 'text' | 'json';
}

/** Lists the rules, or prints the pages of those named. */
export async function rules(request: RulesRequest, io: Io): Promise<number> {
  const all = (await io.analyzer()).rules;
  if (request.format === 'json') {
    const chosen = request.ids.length === 0 ? all : request.ids.map((id) => ruleOf(all, id));
    io.stdout(`${JSON.stringify({ version: 1, rules: chosen.map(ruleJson) }, null, 2)}\n`);
  } else if (request.ids.length > 0) io.stdout(request.ids.map((id) => page(all, id)).join('\n'));
  else io.stdout(table(all));
  return exitCodes.clean;
}

function page(all: readonly Rule[], id: string): string {
  const found = ruleOf(all, id);
  return 'on' in found ? renderRulePage(found) : renderOwnPage(found);
}

function ruleOf(all: readonly Rule[], id: string): Rule | OwnFinding {
  const found = all.find((rule) => rule.id === id || rule.aliases?.includes(id) === true) ?? ownFinding(id);
  if (found !== undefined) return found;
  const near = alike(id, all).map((one) => `"${one}"`);
  const question = near.length === 0 ? '' : ` Did you mean ${near.join(', ')}?`;
  throw new Misuse(`There is no rule "${id}".${question}`, 'django-settings-lint rules');
}

/** More rules are better looked up in the list. */
const maxAlike = 6;

/** The rule whose id is spelt nearly so, else those whose ids hold what was typed. */
function alike(typed: string, all: readonly Rule[]): readonly string[] {
  const ids = all.map((rule) => rule.id);
  const near = nearest(typed, ids);
  if (near !== undefined) return [near];
  const found = ids.filter((id) => `-${id}-`.includes(`-${typed}-`));
  return found.length > maxAlike ? [] : found;
}

function table(all: readonly Rule[]): string {
  const width = Math.max(0, ...all.map((rule) => rule.id.length));
  return all.map((rule) => `${rule.id.padEnd(width)}  ${rule.summary}\n`).join('');
}

function ruleJson(rule: Rule | OwnFinding): object {
  const fixable = typeof rule.fixable === 'string' ? rule.fixable : 'never';
  const { id, summary, why } = rule;
  const shared = { id, summary, why, fixable, address: ruleAddress(id) };
  if (!('on' in rule)) return { ...shared, aliases: [], profile: null, on: null, django: [], cwe: [] };
  const { aliases = [], profile, on, django, cwe } = rule;
  return { ...shared, aliases, profile, on, django, cwe };
}
