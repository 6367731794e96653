import assert from 'node:assert/strict';
import { describe, it } from 'mocha';
import { fileUri, joinUri, relativePath } from '../../server/src/core/text';
import { loadProject } from '../../server/src/load';
import { proxyFactsIn } from '../../server/src/load/facts/proxies';
import type { ProxyFacts } from '../../server/src/core/model/project';
import { fakeAnalyzer } from './fake-analyzer';
import { memorySource } from './memory-source';

const root = fileUri('/srv/repository');
const hsts = 'add_header Strict-Transport-Security "max-age=31536000" always;';
const pass = 'location / { \n    proxy_pass http://app:8000;\n}';
const https = `server {\n  listen 443 ssl;\n  ${hsts}\n  ${pass}\n}\n`;
const toHttps = 'server {\n  listen 80;\n  return 301 https://$host$request_uri;\n}\n';

describe('the configuration of web servers', () => {
  const factsOf = (files: Readonly<Record<string, string>>): ProxyFacts =>
    proxyFactsIn(new Map(Object.entries(files).map(([path, text]) => [joinUri(root, path), text])));
  const both: ProxyFacts = { sendsHsts: true, redirects: true };

  const rows: readonly (readonly [string, Readonly<Record<string, string>>, ProxyFacts])[] = [
    ['a site of nginx', { 'shop.conf': toHttps + https }, both],
    ['no redirect', { 'shop.conf': https }, { sendsHsts: true }],
    [
      'what is commented out',
      { 'shop.conf': toHttps + https.replace('add_', '# add_').replace(hsts, `\n# ${hsts}\n`) },
      { redirects: true },
    ],
    ['a server that hands nothing on', { 'shop.conf': toHttps + https.replace(pass, '') }, {}],
    ['a header that ends it', { 'shop.conf': https.replace('31536000', '0') }, {}],
    [
      'a header that is kept from browsers',
      { 'shop.conf': https.replace(hsts, 'proxy_hide_header Strict-Transport-Security;') },
      {},
    ],
    [
      'headers in a file that is included',
      { 'shop.conf': https.replace(hsts, 'include snippets/headers.conf;'), 'nginx/headers.conf': `${hsts}\n` },
      { sendsHsts: true },
    ],
    [
      'headers in a file that nothing includes',
      { 'shop.conf': https.replace(hsts, ''), 'nginx/headers.conf': `${hsts}\n` },
      {},
    ],
    [
      'handed on by a file that is included',
      { 'shop.conf': https.replace(pass, 'include app.conf;'), 'app.conf': `${pass}\n` },
      { sendsHsts: true },
    ],
    ['another server for HTTPS without it', { 'a.conf': https, 'b.conf': https.replace(hsts, '') }, {}],
    [
      'a file for plain HTTP beside the one for HTTPS',
      { 'https.conf': toHttps + https, 'http.conf': `server {\n  listen 80;\n  server_name shop.org;\n  ${pass}\n}\n` },
      { sendsHsts: true },
    ],
    [
      'another server inside, for plain HTTP',
      { 'a.conf': https, 'b.conf': `server {\n  listen 80;\n  ${pass}\n}\n` },
      { sendsHsts: true },
    ],
    [
      'another server inside, beside a redirect',
      { 'a.conf': toHttps + https, 'b.conf': `server {\n  listen 80;\n  server_name _;\n  ${pass}\n}\n` },
      both,
    ],
    [
      'one that sends `www` away and hands on plain HTTP',
      { 'a.conf': `${toHttps}server {\n  listen 80;\n  ${pass}\n}\n` },
      {},
    ],
    [
      'a page that has moved',
      {
        'a.conf': `server {\n  listen 80;\n  location /old { \n    return 301 https://other.org/;\n  }\n  ${pass}\n}\n`,
      },
      {},
    ],
    [
      'lines with several words',
      {
        'a.conf': `server { listen 80; return 301 https://$host$request_uri; }\nserver { listen 443 ssl; ${hsts} location / { proxy_pass http://app; } }\n`,
      },
      both,
    ],
    [
      'one that hands on both',
      { 'a.conf': `${toHttps}server {\n  listen 80;\n  listen 443 ssl;\n  ${hsts}\n  ${pass}\n}\n` },
      { sendsHsts: true },
    ],
    [
      'one that asks for the host alone',
      {
        'a.conf': `server {\n  listen 80;\n  if ($host = www.shop.org) {\n    return 301 https://shop.org$request_uri;\n  }\n  proxy_set_header X-Forwarded-Proto $scheme;\n  ${pass}\n}\n`,
      },
      {},
    ],
    [
      'one that asks how a request came',
      {
        'a.conf': `server {\n  listen 80;\n  if ($http_x_forwarded_proto = "http") {\n    return 301 https://$host$request_uri;\n  }\n  ${pass}\n}\n`,
      },
      { redirects: true },
    ],
    ['uWSGI', { 'a.conf': (toHttps + https).replace('proxy_pass http:', 'uwsgi_pass uwsgi:') }, both],
    [
      'Apache',
      {
        'site.conf':
          '<VirtualHost *:80>\n  RewriteEngine on\n  RewriteRule ^ https://%{SERVER_NAME}%{REQUEST_URI} [R]\n</VirtualHost>\n<VirtualHost *:443>\n  SSLEngine on\n  Header always set Strict-Transport-Security "max-age=63072000"\n  ProxyPass / http://localhost:8000/\n</VirtualHost>\n',
      },
      both,
    ],
    [
      'Caddy',
      {
        Caddyfile:
          'shop.example.org {\n  header {\n    Strict-Transport-Security "max-age=31536000"\n  }\n  reverse_proxy app:8000\n}\n',
      },
      both,
    ],
    ['Caddy on a port', { Caddyfile: ':80 {\n  header -Strict-Transport-Security\n  reverse_proxy app:8000\n}\n' }, {}],
  ];
  for (const [title, files, expected] of rows) it(title, () => assert.deepEqual(factsOf(files), expected));

  const read = async (path: string): Promise<ProxyFacts | undefined> => {
    const files = {
      '.git/HEAD': '',
      'web/manage.py': '',
      'web/shop/settings.py': 'DEBUG = False\nROOT_URLCONF = ""\nADMINS = []\n',
    };
    const source = memorySource({ ...files, [path]: toHttps + https }, root);
    const loaded = await loadProject(source, joinUri(root, 'web'), { analyzer: fakeAnalyzer, ruleIds: [] });
    const reads = source.reads.filter((one) => one === relativePath(source.root, joinUri(root, path)));
    assert.ok(reads.length <= 1);
    return loaded.project.facts.proxy;
  };

  for (const path of [
    'nginx.conf',
    'nginx/shop.conf.template',
    'nginx_prod/shop.conf',
    'docker-nginx/config/nginx.conf',
    'web/Caddyfile',
    'web/etc/sites-available/shop',
    'ansible/roles/web/templates/nginx.j2',
    'deployment/ansible/roles/web/templates/nginx-default.j2',
  ]) {
    it(`${path} is read`, async () => assert.ok((await read(path)) !== undefined));
  }

  for (const path of [
    'docs/nginx.conf',
    'nginx/local.conf',
    'web/nginx/nginx.dev.conf',
    'nginx/staging.conf',
    'nginx_dev/nginx.conf',
    'site/nginx.conf',
    'web/shop/templates/nginx.conf',
  ]) {
    it(`${path} is not`, async () => assert.equal(await read(path), undefined));
  }
});
