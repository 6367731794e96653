import { middleware } from '../django/middleware';
import { addLacking, mayDerive } from './shared/logins';
import { askOrder, indexOfPath, moveAfter, type Item } from './shared/order';
import { hasApp } from './shared/apps';
import { marked } from './shared/marked';
import { defineRule } from './rule';
import type { Alternative, Fix, SettingsView } from './shared/model';

interface Found {
  readonly item: Item;
  /** Where the login stands behind it; undefined where it is nowhere. */
  readonly login: Item | undefined;
}

function question(items: readonly Item[]): Found | undefined {
  const at = indexOfPath(items, middleware.loginRequired);
  const item = items[at];
  if (item === undefined || items.slice(0, at).some(({ path }) => path === middleware.authentication)) return undefined;
  return mayDerive(items.slice(0, at))
    ? undefined
    : { item, login: items[indexOfPath(items, middleware.authentication)] };
}

function fixes(settings: SettingsView, list: Alternative, { item, login }: Found): readonly Fix[] {
  const edits = login
    ? moveAfter(settings, list, item.at, login.at)
    : addLacking(settings, list, [{ name: 'authentication', because: '', check: undefined }]);
  const title = login
    ? 'Move `LoginRequiredMiddleware` behind `AuthenticationMiddleware`'
    : 'Add `AuthenticationMiddleware` in front of it';
  return edits ? [{ title, edits, safety: 'unsafe', preferred: true }] : [];
}

const session = `    "${middleware.session}",\n`;
const auth = `    "${middleware.authentication}",\n`;
const required = `    "${middleware.loginRequired}",\n`;

export default defineRule({
  id: 'login-required-middleware-order',
  summary: '`LoginRequiredMiddleware` does not come after `AuthenticationMiddleware`',
  why: '`LoginRequiredMiddleware` asks who is logged in, which `AuthenticationMiddleware` finds out. In the wrong order no page can be shown, and taking the middleware out instead leaves every view open.',
  notes:
    'Django has the middleware since 5.1. Silent where a middleware in front of it may be a subclass of `AuthenticationMiddleware`.',
  on: 'settings',
  profile: 'broken',
  django: ['auth.E013'],
  cwe: [862],
  fixable: 'sometimes',
  reveals: ['auth-middleware-order'],
  sources: [
    'https://docs.djangoproject.com/en/stable/ref/middleware/#django.contrib.auth.middleware.LoginRequiredMiddleware',
    'https://docs.djangoproject.com/en/stable/ref/checks/#auth',
  ],
  examples: [
    {
      title: 'In front of it',
      code: marked(`MIDDLEWARE = [\n${session}${required}${auth}]`, required.trim().slice(0, -1)),
      after: `MIDDLEWARE = [\n${session}${auth}${required}]`,
    },
    {
      title: 'Without it',
      code: marked(`MIDDLEWARE = [\n${session}${required}]`, required.trim().slice(0, -1)),
      after: `MIDDLEWARE = [\n${session}${auth}${required}]`,
    },
    { code: `MIDDLEWARE = [\n${session}${auth}${required}]` },
    { title: 'Maybe a subclass', code: `MIDDLEWARE = [\n${session}    "shop.middleware.Login",\n${required}]` },
    { title: 'The order is not known', code: `MIDDLEWARE = {\n${required}${auth}}` },
  ],
  *check(settings) {
    const order = askOrder(settings, 'MIDDLEWARE', question);
    if (order === undefined) return;
    yield {
      at: order.found.item.at,
      subject: 'MIDDLEWARE',
      message:
        '`LoginRequiredMiddleware` runs without `AuthenticationMiddleware` in front of it, so every request ends with an error. Put it right behind.',
      django: hasApp(settings, 'django.contrib.auth') === true ? ['auth.E013'] : [],
      fixes: fixes(settings, order.list, order.found),
    };
  },
});
