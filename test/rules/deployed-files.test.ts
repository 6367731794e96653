import assert from 'node:assert/strict';
import hosts from '../../server/src/core/rules/dotenv-hosts';
import debugOn from '../../server/src/core/rules/dotenv-debug-on';
import failsOpen from '../../server/src/core/rules/debug-fails-open';
import secrets from '../../server/src/core/rules/process-secret-hardcoded';
import { fileUri } from '../../server/src/core/text';
import { findingsIn, projectOf, roots, strict, useLab } from './support';

const key = 'q8f9w8ef7w9e8f7w9e8f7sdhfk3jh45k3jh45kj3h4';
const settings =
  'import os\nSECRET_KEY = os.environ["SECRET_KEY"]\nMODE = os.environ["ENV_MODE"]\nDEBUG = os.environ.get("DEBUG") == "true"\n';
const service = (lines: readonly string[], above = ''): string =>
  `services:\n  web:\n${above}    environment:\n${lines.map((line) => `      ${line}\n`).join('')}`;
const behind = '  proxy:\n    image: nginx:latest\n';

describe('files that start a site', () => {
  const lab = useLab();
  const told = (path: string, text: string, others: Readonly<Record<string, string>> = {}): string => {
    const all = roots.map((root) => {
      const files = { 'settings.py': settings, [path]: text, ...others };
      const projectFiles = [path, ...Object.keys(others)].filter((name) => !/\.py$|^\.env/.test(name));
      const site = { root, files, entries: { 'settings.py': 'production' as const }, projectFiles };
      const found = findingsIn(lab.analyzer([debugOn, secrets]), site);
      return found
        .filter(({ at }) => at.uri.endsWith(`/${path}`))
        .map(({ severity, subject }) => `${severity} ${subject}`);
    });
    assert.deepEqual(all[0], all[1]);
    return (all[0] ?? []).join(', ');
  };
  const secret = `SECRET_KEY: ${key}`;
  const found = 'error SECRET_KEY';

  it('are images, also with a word for a key, unless a file takes the place of what they have', () => {
    const image = (lines: string, others: Readonly<Record<string, string>> = {}): string =>
      told('Dockerfile', `FROM python AS base\n${lines}\nCMD gunicorn shop.wsgi\n`, others);
    const loads = (how: string): Readonly<Record<string, string>> => ({
      'settings.py': `import os\nfrom dotenv import load_dotenv\nload_dotenv(${how})\n${settings.slice(10)}`,
      '.env.example': 'SECRET_KEY=\nDEBUG=true\n',
    });
    const warned = 'warning SECRET_KEY';
    assert.equal(image('ENV SECRET_KEY="unset"'), warned);
    assert.equal(image('ENV SECRET_KEY=changeme'), '');
    assert.equal(image('ENV SECRET_KEY=unset\nFROM python\nRUN SECRET_KEY=unset python manage.py check'), '');
    assert.equal(image(`ENV SECRET_KEY=${key}`, loads('')), warned);
    assert.equal(image('ENV DEBUG=true', loads('')), 'warning DEBUG');
    assert.equal(image(`ENV SECRET_KEY=${key}`, loads('override=True')), '');
    const worked = (path: string): string =>
      image(`ENV SECRET_KEY=${key}`, { [path]: service(['SECRET_KEY: demo'], '    build: .\n') });
    assert.equal(worked('docker-compose.yml'), '');
    for (const path of ['docker-compose.dev.yml', 'docker-compose.override.yml', 'compose.local.yml'])
      assert.equal(worked(path), warned, path);
    const handed = { 'compose.yml': 'services:\n  web:\n    env_file: .env\n' };
    assert.equal(image(`ENV SECRET_KEY=${key}`, { ...loads(''), ...handed }), '');
    assert.equal(image(`ENV SECRET_KEY=${key}`, { '.env.example': 'SECRET_KEY=\n' }), '');
  });

  it('are those in a folder for deployments, unless such a file is at work beside one for production', () => {
    const database = '  db:\n    image: postgres:16\n';
    const work = service(
      [secret],
      '    build: ../shop\n    volumes:\n      - ../shop:/app\n    command: manage.py runserver\n',
    );
    const site = service(['A: 1'], '    build: ../shop\n    command: gunicorn shop.wsgi\n') + database;
    const beside = (text: string, own = work): string =>
      told('deploy/docker-compose.yml', own + database, { 'deploy/docker-compose.prod.yml': text });
    assert.equal(told('deploy/docker-compose.yml', work + database), found);
    assert.equal(beside(site), '');
    // What adds to it starts the site together with it, and code that is not laid over the image is not at work.
    assert.equal(beside(site.replace(database, '')), found);
    assert.equal(beside(site, service([secret], '    build: ../shop\n    command: gunicorn shop.wsgi\n')), found);
  });

  it('are no rehearsal, which nobody but the same machine can ask', () => {
    const hosts = (line: string, more = ''): string =>
      told('docker-compose.prod.yml', service([`DJANGO_ALLOWED_HOSTS: ${line}`, secret]) + more);
    assert.equal(hosts('web localhost'), '');
    assert.equal(hosts('"127.0.0.1,[::1]"'), '');
    assert.equal(hosts('localhost,shop.example.org'), found);
    assert.equal(hosts('localhost app'), found);
    assert.equal(hosts('localhost ${HOST}'), found);
    assert.equal(hosts('web localhost', behind), found);
    assert.equal(told('fly.toml', `[env]\n  ALLOWED_HOSTS = "localhost"\n  SECRET_KEY = "${key}"\n`), found);
  });

  it('are plain ones in which a variable of the settings says production', () => {
    const plain = (line: string, above = ''): string => told('docker-compose.yml', service([line, secret], above));
    assert.equal(plain('ENV_MODE: prod'), found);
    assert.equal(plain('NODE_ENV: production'), '');
    assert.equal(plain('ENV_MODE: prod', '    volumes:\n      - ./shop:/code\n'), '');
    assert.equal(plain('ENV_MODE: prod', '    volumes:\n      - ./nginx.conf:/etc/nginx/nginx.conf\n'), found);
    assert.equal(plain('ENV_MODE: prod', '    command: python manage.py runserver\n'), '');
    assert.equal(plain('DEV_ENV: "True"\n      ENV_MODE: prod'), '');
  });

  it('are plain ones that build a site, where developers have a file of their own', () => {
    const site = (more: string, above = '    build: .\n    command: gunicorn shop.wsgi\n'): string =>
      service([secret], above + more);
    const work = 'services:\n  web:\n    build: .\n    volumes:\n      - .:/app\n';
    const beside = (name: string, text = site(''), twin = work): string =>
      told('docker-compose.yml', text, { [name]: twin });
    for (const name of ['docker-compose-dev.yml', 'docker-compose.local.yml', 'compose.dev.yaml'])
      assert.equal(beside(name), found, name);
    assert.equal(beside('docker-compose.blue.yml'), '');
    assert.equal(beside('docker-compose-dev.yml', site('    volumes:\n      - .:/app\n')), '');
    assert.equal(beside('docker-compose-dev.yml', site('', '    build: .\n')), '');
    assert.equal(beside('docker-compose-dev.yml', site(''), 'services:\n  web:\n    environment:\n      A: b\n'), '');
    assert.equal(beside('docker-compose.override.dev.yml'), '');
    const database = '  db:\n    image: postgres:17\n';
    assert.equal(beside('docker-compose-dev.yml', site('') + database), '');
    assert.equal(beside('docker-compose-dev.yml', site('') + database, work + database), found);
    const image = 'FROM python\nCMD ["gunicorn", "shop.wsgi"]\n';
    const [dev, prod] = [{ 'docker-compose-dev.yml': work }, { 'docker-compose.prod.yml': work }];
    assert.equal(told('docker-compose.yml', site('', '    build: .\n'), { ...dev, Dockerfile: image }), found);
    assert.equal(told('docker-compose.yml', site(''), { ...dev, ...prod }), '');
    const pulled = (name: string, more = ''): string => site(more, `    image: ${name}\n`);
    assert.equal(beside('docker-compose-dev.yml', pulled('ghcr.io/shop/shop:latest')), found);
    assert.equal(beside('docker-compose-dev.yml', pulled('shop/shop', '    volumes:\n      - ./data:/data\n')), found);
    assert.equal(beside('docker-compose-dev.yml', pulled('shop/shop', '    volumes:\n      - ./shop:/shop\n')), '');
    assert.equal(beside('docker-compose-dev.yml', pulled('shop')), '');
    assert.equal(beside('docker-compose.blue.yml', pulled('shop/shop')), '');
    assert.equal(beside('docker-compose-dev.yml', pulled('shop/postgres')), '');
  });

  it('have the password of the database in an address as well', () => {
    const database =
      'import os\nDATABASES = {"default": {"ENGINE": "django.db.backends.postgresql", "PASSWORD": os.environ["DB_PASSWORD"]}}\n';
    const text = (password: string): string =>
      `services:\n  db:\n    environment:\n      POSTGRES_PASSWORD: ${'tulip-grey7'}\n${service([
        `SHOP_URL: postgres://shop:${password}@db/shop`,
      ]).replace('services:\n', '')}`;
    const both = (password: string): string =>
      told('docker-compose.prod.yml', text(password), { 'settings.py': database });
    assert.equal(both('tulip-grey7'), 'warning POSTGRES_PASSWORD, warning SHOP_URL');
    assert.equal(both('other-grey8'), 'warning POSTGRES_PASSWORD');
  });

  it('make accounts, and hand keys to programs of others', () => {
    const other = (line: string, more = '', image = 'minio/minio'): string =>
      told(
        'docker-compose.prod.yml',
        `services:\n  other:\n    image: ${image}\n${more}    environment:\n      ${line}\n`,
      );
    const minio = 'MINIO_ROOT_PASSWORD: minioadmin';
    assert.equal(other(minio), 'warning MINIO_ROOT_PASSWORD');
    assert.equal(other('MINIO_ROOT_PASSWORD: changeme'), '');
    assert.equal(other(`${minio}\n      MINIO_ROOT_PASSWORD_FILE: /run/secrets/minio`), '');
    assert.equal(other(minio, '    ports:\n      - "9000:9000"\n'), 'error MINIO_ROOT_PASSWORD');
    assert.equal(other(minio, '    ports:\n      - "127.0.0.1:9000:9000"\n'), 'warning MINIO_ROOT_PASSWORD');
    assert.equal(other('MYSQL_ROOT_PASSWORD: tulip-grey7', '', 'mysql'), '');
    assert.equal(other('ADMIN_PASSWORD: tulip-grey7', '', 'shop/shop:1.2'), 'error ADMIN_PASSWORD');
    const random = 'q8F9w8ef7W9e8f7w9E8f7sdh3';
    assert.equal(other(`POLICY_API_KEY: ${random}`, '', 'shop/policies'), 'error POLICY_API_KEY');
    assert.equal(other('POLICY_API_KEY: tulip-grey7', '', 'shop/policies'), '');
    assert.equal(told('docker-compose.prod.yml', service([`POLICY_API_KEY: ${random}`], '    build: .\n')), '');
  });

  it('are judged by their text under a name of their own, and by what a variable that nobody gives turns off', () => {
    const named = (name: string, line: string): string =>
      told(name, service([line, secret], '    command: gunicorn shop.wsgi\n'));
    assert.equal(named('docker-compose.blue-green.yml', 'DJANGO_ENV: production'), found);
    assert.equal(named('docker-compose.dev.yml', 'DJANGO_ENV: production'), '');
    assert.equal(named('docker-compose.yml', 'DEBUG: ${DEBUG:-False}'), found);
    assert.equal(named('docker-compose.yml', 'DEBUG: ${DEBUG:-True}'), '');
    assert.equal(named('docker-compose.yml', 'DEBUG: ${DEBUG}'), '');
  });

  it('run what the settings take where a variable that they never give is missing', () => {
    const chosen = (text: string, others: Readonly<Record<string, string>> = {}): string => {
      const files = {
        'settings.py':
          'import os\nif os.environ.get("STAGE", "dev") == "prod":\n    from prod import *\nelse:\n    from dev import *\n',
        'dev.py': 'DEBUG = True\n',
        'prod.py': 'DEBUG = False\n',
        'compose.yaml': text,
        ...others,
      };
      const projectFiles = ['compose.yaml', ...Object.keys(others)];
      const [first = ''] = roots.map((one) =>
        findingsIn(lab.analyzer([failsOpen]), { root: one, files, entries: { 'settings.py': 'unknown' }, projectFiles })
          .map(({ severity }) => severity)
          .join(', '),
      );
      return first;
    };
    const server = '    command: gunicorn shop.wsgi\n';
    assert.equal(chosen(service(['DEBUG: "False"'], server)), 'warning');
    assert.equal(chosen(service(['DEBUG: "False"'], `${server}    env_file: site.env\n`)), 'info');
    assert.equal(chosen(service(['DEBUG: "False"', 'STAGE: ${STAGE}'], server)), 'info');
    assert.equal(chosen(service(['DEBUG: "False"'], server), { Dockerfile: 'FROM python\nENV STAGE=test\n' }), 'info');
    assert.equal(chosen(service(['DEBUG: "False"'], `${server}    volumes:\n      - .:/code\n`)), 'info');
    assert.equal(chosen(service(['DEBUG: "True"'], server)), 'info');
  });

  it('hand the password of a database over twice', () => {
    const address = 'postgres://shop:${DB_PASSWORD:-passw}@db:5432/shop';
    const given = (password: string, variable = 'ENV_MODE'): string => {
      const database = `  db:\n    environment:\n      POSTGRES_PASSWORD: ${password}\n`;
      return told('docker-compose.prod.yml', service([`- ${variable}=${address}`]) + database);
    };
    assert.equal(given('passw'), 'warning POSTGRES_PASSWORD');
    assert.equal(given('other'), '');
    assert.equal(given('passw', 'PROXY_URL'), '');
  });

  it('are plain ones that build an image for production', () => {
    const built = (image: string, lines = [secret]): string =>
      told('docker-compose.yml', service(lines, '    build:\n      context: ./web\n'), { 'web/Dockerfile': image });
    assert.equal(built('FROM python\nENV ENV_MODE=production\nCMD sh start.sh'), found);
    assert.equal(built('FROM python\nENV DJANGO_SETTINGS_MODULE=shop.settings.production\nCMD sh start.sh'), found);
    assert.equal(built('FROM python\nENV ENV_MODE=production\nCMD python manage.py runserver'), '');
    assert.equal(built('FROM python\nENV NODE_ENV=production\nCMD sh start.sh'), '');
    assert.equal(built('FROM python\nENV ENV_MODE=production\nCMD sh start.sh', [secret, 'DEBUG: "true"']), '');
    const short = service([secret], '    build: .\n');
    assert.equal(told('docker-compose.yml', short, { Dockerfile: 'FROM python\nENV ENV_MODE=production\n' }), found);
  });

  it('are no files for work by what they say to images that are not of the project', () => {
    const beside = (other: string): string =>
      told('docker-compose.yml', `${service(['ENV_MODE: prod', secret], '    build: .\n')}  other:\n${other}`);
    const work = '    environment:\n      - PDP_DEBUG=True\n';
    assert.equal(beside(`    image: example/policies:latest\n${work}`), found);
    assert.equal(beside('    image: redis\n    environment:\n      STAGE: local\n'), found);
    for (const own of [
      `    build: ./other\n${work}`,
      `    image: \${REGISTRY}/web\n${work}  web2:\n    image: \${REGISTRY}/web\n`,
      `    image: shop/site\n${work}      - DEBUG=1\n`,
      `    image: shop/site\n    command: python manage.py jobs\n${work}`,
      `    image: shop/site\n    volumes:\n      - .:/code\n${work}`,
      `    extends: web\n    image: shop/site\n${work}`,
    ])
      assert.equal(beside(own), '', own);
  });

  it('are plain ones whose site gets a file for production', () => {
    const handed = (lines: string, more = '', above = '    build: .\n'): string =>
      told('docker-compose.yml', service([secret], `${above}${lines}`) + more);
    assert.equal(handed('    env_file: .env.prod\n'), found);
    assert.equal(handed('    env_file:\n      - .env\n      - path: ./env/production.env\n'), found);
    assert.equal(handed('    env_file: .env\n'), '');
    assert.equal(handed('    env_file: .env # for prod\n'), '');
    assert.equal(handed('    env_file: .env.prod\n    command: python manage.py runserver\n'), '');
    assert.equal(handed('', '  db:\n    image: postgres:17\n    env_file: .env.prod\n'), '');
  });

  it('are plain ones that build an image whose start script names settings for production', () => {
    const [root = fileUri('/')] = roots;
    const started = (...names: readonly string[]): number => {
      const files = { 'settings.py': settings, 'docker-compose.yml': service([secret], '    build: .\n') };
      const site = { root: root, files: { ...files, Dockerfile: 'FROM python\nCMD ./start.sh\n' } };
      const project = projectOf({
        ...site,
        entries: { 'settings.py': 'unknown' },
        projectFiles: ['docker-compose.yml', 'Dockerfile'],
      });
      const projectFiles = (project.projectFiles ?? []).map((file) =>
        file.kind === 'process' && file.uri.endsWith('/Dockerfile') ? { ...file, starts: names } : file,
      );
      const loaded = { project: { ...project, projectFiles }, options: strict, findings: [] };
      return lab.analyzer([secrets]).lint(loaded).findings.length;
    };
    assert.equal(started('shop.settings.production'), 1);
    assert.equal(started('shop.settings.production', 'shop.settings.dev'), 0);
    assert.equal(started('shop.settings'), 0);
    assert.equal(started(), 0);
  });

  it('are images that run settings for production and keep a key for the build', () => {
    const image = (lines: string, others: Readonly<Record<string, string>> = {}): string =>
      told('Dockerfile', `FROM python AS base\nENV DJANGO_SETTINGS_MODULE=settings\n${lines}\nRUN collect\n`, others);
    const stays = 'warning SECRET_KEY';
    assert.equal(image("ENV SECRET_KEY 'temporary key just to build'"), stays);
    assert.equal(image('ENV SECRET_KEY=demo\nFROM node AS assets\nFROM base'), stays);
    assert.equal(image('ENV DJANGO_SETTINGS_MODULE "settings"\nENV SECRET_KEY demo'), stays);
    assert.equal(image('ARG SECRET_KEY=demo\nENV SECRET_KEY $SECRET_KEY'), stays);
    assert.equal(image('ENV SECRET_KEY ""'), '');
    assert.equal(image('ENV SECRET_KEY=demo\nFROM python'), '');
    assert.equal(image('ENV ENV_MODE=demo API_KEY=demo'), '');
    assert.equal(image('RUN SECRET_KEY=demo python manage.py collectstatic'), '');
    assert.equal(image('ENV SECRET_KEY=demo\nCMD python manage.py runserver'), '');
    assert.equal(told('Dockerfile', 'FROM python\nENV SECRET_KEY=demo\nCMD gunicorn shop.wsgi\n'), stays);
    const built = (name: string): Readonly<Record<string, string>> => ({
      'docker-compose.yml': service(['SECRET_KEY: demo'], `    build:\n      context: .\n      dockerfile: ${name}\n`),
    });
    assert.equal(image('ENV SECRET_KEY=demo', built('Dockerfile.local')), stays);
    assert.equal(image('ENV SECRET_KEY=demo', built('Dockerfile')), '');
  });

  it('are plain ones with a release of the site behind a server', () => {
    const released = (image: string, more = behind, above = ''): string =>
      told('docker-compose.yml', service([secret, 'DEBUG: "true"'], `    image: ${image}\n${above}`) + more);
    assert.equal(released('docker.io/shop/shop:3.6.1'), 'error SECRET_KEY, error DEBUG');
    assert.equal(released('shop/shop:latest'), '');
    assert.equal(released('shop/shop:3.6.1', ''), '');
    assert.equal(released('shop/shop:3.6.1', behind, '    build: .\n'), '');
    assert.equal(released('shop/shop:3.6.1', behind, '    volumes:\n      - ./:/code\n'), '');
  });

  it('start it with a key that only looks like a placeholder', () => {
    const keyed = (text: string): string => told('compose.prod.yml', service([`SECRET_KEY: ${text}`]));
    for (const text of ['secret-prod-key', 'some-long-secret-key', '123456']) assert.equal(keyed(text), found);
    assert.equal(keyed('secret # Change this in production'), '');
    assert.equal(told('compose.prod.yml', service(['# Generate one', 'SECRET_KEY: secret'])), '');
    for (const text of ['changeme', 'your-secret-key', '<key>', 'dummy']) assert.equal(keyed(text), '');
  });

  it('make a database with a word that elsewhere is a placeholder', () => {
    const base = 'import os\nDATABASES = {"default": {"ENGINE": "django.db.backends.postgresql", "PASSWORD": ';
    const made = (password: string, path = 'docker-compose.prod.yml', own = 'os.environ["DB_PASSWORD"]'): string =>
      told(path, `services:\n  db:\n    environment:\n      POSTGRES_PASSWORD: ${password}\n`, {
        'settings.py': `${base}${own}}}\n`,
      });
    assert.equal(made('password'), 'warning POSTGRES_PASSWORD');
    assert.equal(made('password', undefined, '"password"'), 'warning POSTGRES_PASSWORD');
    assert.equal(made('password', undefined, '"tulip-grey7"'), '');
    assert.equal(made('password', 'docker-compose.yml'), '');
    assert.equal(made('change-this-password'), '');
    assert.equal(made('<password>'), '');
  });

  it('name the variable that is asked for, whatever the one is called that it is for', () => {
    const text = service([`SECRET_KEY: \${SHOP_KEY:-${key}}`]);
    for (const root of roots) {
      const site = {
        root,
        files: { 'settings.py': settings, 'docker-compose.prod.yml': text },
        entries: { 'settings.py': 'production' as const },
        projectFiles: ['docker-compose.prod.yml'],
      };
      const [finding] = findingsIn(lab.analyzer([secrets]), site);
      assert.match(finding?.message ?? '', /^Where `SHOP_KEY` is missing.* Write `\$\{SHOP_KEY:\?\}`/);
    }
  });

  it('hand over .env files whose values are those of the site, whatever they are called', () => {
    const severities = (isHanded: boolean): readonly string[] =>
      roots.flatMap((root) => {
        const files = { 'settings.py': settings, 'web.env': 'DEBUG=true\nALLOWED_HOSTS=*\n' };
        const stored = isHanded ? { 'web.env': { isHanded } as const } : {};
        const site = { root, files, entries: { 'settings.py': 'unknown' as const }, stored, ignoredByGit: false };
        return findingsIn(lab.analyzer([debugOn, hosts]), site).map(({ severity }) => severity);
      });
    assert.deepEqual(new Set(severities(true)), new Set(['error']));
    assert.deepEqual(new Set(severities(false)), new Set(['warning']));
  });

  it('propose what everybody has to those who deploy', () => {
    const proposed = (env: object): string => told('app.json', JSON.stringify({ env }, null, 2));
    assert.equal(proposed({ SECRET_KEY: { value: 'change-me' }, DEBUG: 'true' }), 'error SECRET_KEY, warning DEBUG');
    assert.equal(proposed({ SECRET_KEY: { generator: 'secret' }, DEBUG: { value: 'false' } }), '');
    assert.equal(told('app.json', JSON.stringify({ environments: { test: { env: { SECRET_KEY: key } } } })), '');
    assert.equal(told('app.json', '{"env": {"SECRET_KEY": "123456"}'), '');
  });

  it('are the programs that supervisor and systemd keep running', () => {
    const supervised = (lines: string, more = ''): string =>
      told(
        'deploy/supervisor.conf',
        `; ours\n[program:shop]\ncommand = gunicorn shop.wsgi${more}\n${lines}\nuser = shop\n`,
      );
    const cash = '34v*eh#_gq618si+0gucd!fp4m$mg_ss';
    assert.equal(
      supervised(`environment = SECRET_KEY='${cash}',DJANGO_SETTINGS_MODULE='shop.settings.production'`),
      found,
    );
    assert.equal(supervised(`environment=A="b, c",SECRET_KEY="${key}" ; ours`), found);
    assert.equal(
      supervised(`environment=\n    A="b",\n    DEBUG=true,\n    SECRET_KEY=${key}`),
      `error DEBUG, ${found}`,
    );
    assert.equal(supervised(`;environment=SECRET_KEY="${key}"`), '');
    assert.equal(supervised(`environment=A="b" ; SECRET_KEY="${key}"`), '');
    for (const text of ['%(ENV_SECRET_KEY)s', '{{ key }}', '${SECRET_KEY}', '$SECRET_KEY', '<key>', ''])
      assert.equal(supervised(`environment=SECRET_KEY="${text}"`), '', text);
    assert.equal(supervised(`environment=SECRET_KEY="${key}",DJANGO_SETTINGS_MODULE="shop.settings.local"`), '');
    const unit = (lines: string): string =>
      told('shop.service', `[Service]\n${lines}\nExecStart=/srv/gunicorn shop.wsgi\n`);
    assert.equal(unit(`Environment="SECRET_KEY=${key}"`), found);
    assert.equal(unit(`Environment=A=b SECRET_KEY=${key} 'DEBUG=true'`), `${found}, error DEBUG`);
    assert.equal(unit(`#Environment=SECRET_KEY=${key}`), '');
    assert.equal(unit('EnvironmentFile=/etc/shop.env'), '');
  });

  it('are those of DigitalOcean, where what is not encrypted can be read', () => {
    const app = (value: string, more = '    type: SECRET\n', path = '.do/app.yaml'): string =>
      told(path, `services:\n- envs:\n  - key: SECRET_KEY\n    scope: RUN_TIME\n${more}    value: ${value}\n`);
    assert.equal(app(key), found);
    assert.equal(app(`"${key}"`, ''), found);
    assert.equal(app('EV[1:W2u4FUXFXfqF9SocgHn:8cr71j0Pu2HiapwJK1e5Rc/OAzbHZu3r=]'), '');
    assert.equal(app('${shop.SECRET_KEY}'), '');
    assert.equal(app('change-me', '', '.do/deploy.template.yaml'), found);
    assert.equal(app('change-me'), '');
  });
});
