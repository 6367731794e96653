import { axes } from '../../server/src/core/django/packages/axes';
import { defender } from '../../server/src/core/django/packages/defender';
import { ratelimit } from '../../server/src/core/django/packages/ratelimit';
import { sentry } from '../../server/src/core/django/packages/sentry';
import { describePackage } from './claims';

const old = axes.settings.filter(({ replacement }) => replacement !== undefined).map(({ name }) => name);

describePackage('django_axes', axes, [
  { claim: 'warns of the names before 6.0', fact: 'deprecated', is: [...old].sort() },
  {
    claim: 'warns of caches that are not shared',
    fact: 'caches',
    is: {
      'dummy.DummyCache': ['axes.W001'],
      'locmem.LocMemCache': ['axes.W001'],
      'filebased.FileBasedCache': ['axes.W001'],
      'db.DatabaseCache': [],
      'redis.RedisCache': [],
    },
  },
  { claim: 'asks for its middleware', fact: 'without middleware', is: ['axes.W002'] },
  { claim: 'asks for its backend', fact: 'without backend', is: ['axes.W003'] },
  { claim: 'asks for the address', fact: 'without address', is: ['axes.W006'] },
  { claim: 'finds the address in an inner list', fact: 'an address within', is: [] },
  { claim: 'knows a client by its connection', fact: 'by the connection', is: '9.9.9.9' },
  { claim: 'believes the header where it is told to', fact: 'by the header', is: '1.1.1.1' },
]);

describePackage('ratelimit_settings', ratelimit, [
  { claim: 'limits', fact: 'on', is: true },
  { claim: 'limits nothing when it is off', fact: 'off', is: false },
  { claim: 'believes a header that clients write', fact: 'by the header', is: false },
  { claim: 'limits nothing with a cache that keeps nothing', fact: 'a cache that keeps nothing', is: false },
  { claim: 'asks for a cache that is there', fact: 'an unknown cache', is: ['django_ratelimit.E002'] },
  {
    claim: 'refuses caches that are not shared or do not count in one step',
    fact: 'caches',
    is: {
      'dummy.DummyCache': ['django_ratelimit.E003', 'django_ratelimit.W001'],
      'locmem.LocMemCache': ['django_ratelimit.E003', 'django_ratelimit.W001'],
      'filebased.FileBasedCache': ['django_ratelimit.E003', 'django_ratelimit.W001'],
      'db.DatabaseCache': ['django_ratelimit.E003', 'django_ratelimit.W001'],
      'redis.RedisCache': ['django_ratelimit.W001'],
    },
  },
]);

describePackage('django_defender', defender, []);

describePackage('sentry', sentry, [
  {
    claim: 'sends no personal data by default',
    fact: 'arguments',
    is: {
      send_default_pii: null,
      debug: null,
      max_request_body_size: 'medium',
      traces_sample_rate: null,
      profiles_sample_rate: null,
      before_send: null,
    },
  },
]);
