import { writtenSetting } from './shared/cookies';
import { isUnset } from './shared/apps';
import { lacksAddress } from './shared/axes';
import { marked } from './shared/marked';
import { mayUsePackage } from './shared/packages';
import { replaceValue, reportPlace } from './shared/replacing';
import { equals, has, textIn, truthy } from './shared/values';
import { defineRule } from './rule';
import type { Alternative, Problem, SettingsView, Test } from './shared/model';

const name = 'AXES_LOCKOUT_PARAMETERS';
const old = 'AXES_ONLY_USER_FAILURES';
const packages = { 'django-axes': '8.3.1' };
const wanted = '[["username", "ip_address"]]';

function byAgent({ value }: Alternative): boolean {
  const agents: Test = (item) =>
    item.kind === 'sequence' ? has(equals('user_agent'))(item) : textIn(item) === 'user_agent';
  return has(agents)(value) === true;
}

function current(settings: SettingsView): Problem | undefined {
  const list = writtenSetting(settings, name, lacksAddress);
  if (list === undefined) return undefined;
  return {
    at: reportPlace(settings, list),
    subject: name,
    message: byAgent(list)
      ? '`AXES_LOCKOUT_PARAMETERS` counts by the name of the browser, which clients write themselves, so that no limit is ever reached. Count the address as well.'
      : '`AXES_LOCKOUT_PARAMETERS` lacks the address, so anyone who knows a user name can lock its owner out by wrong passwords. Count the address as well.',
    fixes: replaceValue(settings, list, wanted, `Count each user name from each address: \`${wanted}\``),
  };
}

function outdated(settings: SettingsView): Problem | undefined {
  const flag = isUnset(settings, name) ? writtenSetting(settings, old, truthy) : undefined;
  if (flag === undefined) return undefined;
  return {
    at: reportPlace(settings, flag),
    subject: old,
    message:
      '`AXES_ONLY_USER_FAILURES` counts user names only, so anyone who knows one can lock its owner out by wrong passwords. Count the address as well.',
  };
}

export default defineRule({
  id: 'axes-lockout-without-ip',
  summary: 'The lock-out of django-axes does not count addresses',
  why: 'A count by user name alone lets everybody lock out somebody else, and a count by browser is reset by writing another name into a header. Together with the address, both cost an attacker an address for each few tries.',
  on: 'settings',
  profile: 'warn',
  django: ['axes.W006'],
  cwe: [307],
  fixable: 'sometimes',
  sources: ['https://django-axes.readthedocs.io/en/latest/4_configuration.html'],
  examples: [
    { packages, code: marked(`${name} = ["username"]`, '["username"]'), after: `${name} = ${wanted}` },
    {
      title: 'With the browser',
      packages,
      code: marked(`${name} = [["username", "user_agent"]]`, '[["username", "user_agent"]]'),
    },
    {
      title: 'By the flag of old releases',
      packages: { 'django-axes': '5.41.0' },
      code: marked(`${old} = True`, 'True'),
    },
    { packages, code: `${name} = ["ip_address", ["username", "user_agent"]]` },
    { title: 'In an inner list', packages, code: `${name} = ${wanted}` },
    { title: 'The new setting decides', packages, code: `${old} = True\n${name} = ["ip_address"]` },
    { title: 'A function', packages, code: `${name} = "shop.auth.parameters"` },
  ],
  *check(settings) {
    const problem = mayUsePackage(settings, 'axes') ? (current(settings) ?? outdated(settings)) : undefined;
    if (problem !== undefined) yield problem;
  },
});
