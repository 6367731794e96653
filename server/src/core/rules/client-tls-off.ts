import { isOptIn, leafName, possibleLeaves, type Leaf } from './shared/leaves';
import { marked } from './shared/marked';
import { checksCertificate, reachOfService } from './shared/client-tls';
import { editable } from './shared/edits';
import { changeFallback, fallbackPlace } from './shared/fallback';
import { textIn } from './shared/values';
import { uncheckedCalls } from './shared/http-calls';
import { defineRule } from './rule';
import type { Fix, SettingsView } from './shared/model';

function isOff(leaf: Leaf): boolean {
  const { value, read } = leaf.alternative;
  // Values are cheaper to look at than names, and leave nearly all leaves out.
  if (value.kind !== 'literal' || read?.fallbackAt === null) return false;
  const text = textIn(value);
  const isFalse = value.value === false || text === 'false';
  if (!isFalse && text !== 'none' && text !== '') return false;
  const name = leafName(leaf).toLowerCase();
  const isMeant =
    name === 'ssl.endpoint.identification.algorithm' ? !isFalse : isFalse && checksCertificate(leaf, name);
  return isMeant && reachOfService(leaf.beside) !== 'machine';
}

/** What checks the certificate, or the name in it, in the place of what does not. */
function checking(text: string): string | undefined {
  if (text === 'False') return 'True';
  const quote = /^(["'])none\1$/i.exec(text)?.[1];
  return quote === undefined ? undefined : `${quote}https${quote}`;
}

const title = 'Check the certificate (the connection fails if this machine does not trust it)';

function fixes(settings: SettingsView, { alternative, path, setting }: Leaf): readonly Fix[] {
  if (alternative.read !== undefined) {
    const edit = path.length === 1 ? changeFallback(settings, setting, alternative.read, true) : undefined;
    return edit === undefined ? [] : [{ title, edits: [edit], safety: 'unsafe', preferred: true }];
  }
  const at = editable(settings, alternative);
  const newText = at === undefined ? undefined : checking(settings.textOf(at));
  if (at === undefined || newText === undefined) return [];
  return [{ title, edits: [{ at, newText }], safety: 'unsafe', preferred: true }];
}

const search = (options: string): string =>
  `ELASTICSEARCH_DSL = {"default": {"hosts": "https://search.example.org:9200", ${options}}}`;

export default defineRule({
  id: 'client-tls-off',
  summary: 'A client of another service does not check its certificate',
  why: 'The traffic is encrypted, but to whoever answers. Somebody who can redirect the connection gets the password of the service, everything that is sent there, and the choice of what comes back.',
  notes:
    'Speaks about `verify_certs` and the like of clients for Elasticsearch, OpenSearch, Kafka and others, in settings and inside of their dicts, also as the fallback of a variable that is missing, and about calls of requests and httpx at the top of a settings module, which run when it is loaded. Silent for a service on the same machine, unless a variable may name another one, and where the environment decides; an information of the strict preset in a private network, where certificates are often made by hand.',
  on: 'settings',
  profile: 'warn',
  django: [],
  cwe: [295],
  fixable: 'sometimes',
  sources: [
    'https://www.elastic.co/docs/reference/elasticsearch/clients/python/connecting',
    'https://docs.confluent.io/platform/current/clients/librdkafka/html/md_CONFIGURATION.html',
  ],
  examples: [
    {
      code: marked(search('"verify_certs": False'), 'False'),
      after: search('"verify_certs": True'),
    },
    {
      title: 'Haystack',
      code: marked(
        'HAYSTACK_CONNECTIONS = {"default": {"URL": "https://search.example.org", "KWARGS": {"verify_certs": False}}}',
        'False',
      ),
    },
    {
      title: 'Kafka',
      code: marked(
        'KAFKA = {"bootstrap.servers": "kafka.example.org", "ssl.endpoint.identification.algorithm": "none"}',
        '"none"',
      ),
      after: 'KAFKA = {"bootstrap.servers": "kafka.example.org", "ssl.endpoint.identification.algorithm": "https"}',
    },
    {
      title: 'Kafka, by the client that is written in Python',
      code: marked('KAFKA = {"bootstrap_servers": ["kafka.example.org:9093"], "ssl_check_hostname": False}', 'False'),
      after: 'KAFKA = {"bootstrap_servers": ["kafka.example.org:9093"], "ssl_check_hostname": True}',
    },
    {
      title: 'Settings that are fetched',
      code: marked(
        'import requests\nSECRETS = requests.get("https://vault.example.org/v1/shop", verify=False).json()',
        'False',
      ),
      after: 'import requests\nSECRETS = requests.get("https://vault.example.org/v1/shop", verify=True).json()',
    },
    {
      title: 'From the same machine, with the check, and in words',
      code: 'import requests\nA = requests.get("https://localhost:8200", verify=False)\nB = requests.get("https://vault.example.org", verify="/etc/ca.pem")\n# requests.get("https://vault.example.org", verify=False)',
    },
    { code: search('"verify_certs": True') },
    {
      title: 'On the same machine',
      code: 'ELASTICSEARCH_DSL = {"default": {"hosts": ["localhost:9200"], "verify_certs": False}}',
    },
  ],
  *check(settings) {
    for (const leaf of possibleLeaves(settings, (each) => isOff(each) && !isOptIn(each))) {
      yield {
        at: fallbackPlace(settings, leaf.alternative),
        subject: leaf.setting,
        message: `\`${leafName(leaf)}\` keeps the client from checking the certificate of the service, so another machine can take its place. Turn the check on.`,
        ...(reachOfService(leaf.beside) === 'private' ? { profile: 'info' } : {}),
        fixes: fixes(settings, leaf),
      };
    }
    for (const { callee, at, reach } of uncheckedCalls(settings)) {
      if (reach === 'machine') continue;
      yield {
        at,
        message: `\`${callee}\` fetches something without checking the certificate, so another machine can answer and choose what these settings become. Turn the check on.`,
        ...(reach === 'private' ? { profile: 'info' } : {}),
        fixes: [{ title, edits: [{ at, newText: 'True' }], safety: 'unsafe', preferred: true }],
      };
    }
  },
});
