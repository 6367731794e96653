import { judgeAt, writtenAt } from './shared/dict-keys';
import { marked } from './shared/marked';
import { usesPackage } from './shared/packages';
import { mayShow } from './shared/schema-routes';
import { literal } from './shared/values';
import { defineRule } from './rule';
import type { QuietProblem, SettingsView } from './shared/model';

const setting = 'SPECTACULAR_SETTINGS';
const keys = ['SWAGGER_UI_DIST', 'REDOC_DIST'] as const;
const packages = { 'drf-spectacular': '0.30.0' };

/** An address without a fixed version, so that whoever publishes the next one runs code on the page. */
const loose = literal(
  (value) => typeof value === 'string' && /^https?:\/\//.test(value) && !/@v?\d|\/\d+\.\d+/.test(value),
);

function* problemsIn(settings: SettingsView): Generator<QuietProblem> {
  const message =
    'The pages of the API load the newest scripts from a public network. Serve the files yourself, or name a fixed version.';
  const written = keys.flatMap((key) => writtenAt(settings, [setting, key], loose) ?? []);
  for (const { alternative } of written) yield { at: alternative.at, subject: setting, message };
  const dict = writtenAt(settings, [setting], (value) => value.kind === 'dict')?.root.written;
  const isMissing = keys.every((key) => judgeAt(settings, [setting, key], () => true, false) === false);
  if (dict !== undefined && isMissing) yield { at: dict.name, subject: setting, message };
}

export default defineRule({
  id: 'spectacular-unpinned-cdn',
  summary: 'The pages of the API run scripts of any future release',
  why: 'By default the pages of drf-spectacular load the newest Swagger UI and Redoc from a public network. Code from there runs on your own domain, where it can act for whoever is logged in.',
  notes:
    'Only in the strict preset. Silent where one of the two is given, because a site may serve that one only, and where the URLconf and all that it includes are known and route no page of drf-spectacular.',
  on: 'settings',
  profile: 'optin',
  django: [],
  cwe: [829],
  fixable: { never: 'files of your own need the package drf-spectacular-sidecar' },
  sources: ['https://drf-spectacular.readthedocs.io/en/latest/readme.html#self-contained-ui-installation'],
  examples: [
    { packages, code: marked(`${setting} = {"TITLE": "Shop"}`, setting) },
    {
      title: 'The newest one',
      packages,
      code: marked(
        `${setting} = {\n    "SWAGGER_UI_DIST": "https://cdn.jsdelivr.net/npm/swagger-ui-dist@latest",\n}`,
        '"https://cdn.jsdelivr.net/npm/swagger-ui-dist@latest"',
      ),
    },
    { packages, code: `${setting} = {"SWAGGER_UI_DIST": "SIDECAR", "REDOC_DIST": "SIDECAR"}` },
    {
      title: 'A fixed version',
      packages,
      code: `${setting} = {"SWAGGER_UI_DIST": "https://cdn.jsdelivr.net/npm/swagger-ui-dist@5.17.14"}`,
    },
    {
      title: 'The description only, without a page',
      packages,
      files: {
        'shop/urls.py':
          'from django.urls import path\nfrom drf_spectacular.views import SpectacularAPIView\n\nurlpatterns = [path("schema/", SpectacularAPIView.as_view())]\n',
      },
      code: `ROOT_URLCONF = "shop.urls"\n${setting} = {"TITLE": "Shop"}`,
    },
    { title: 'One of the two', packages, code: `${setting} = {"REDOC_DIST": "SIDECAR"}` },
  ],
  *check(settings) {
    if (!usesPackage(settings, 'spectacular') || settings.isFragment) return;
    const problems = [...problemsIn(settings)];
    if (problems.length > 0 && mayShow(settings, /Swagger|Redoc/)) yield* problems;
  },
});
