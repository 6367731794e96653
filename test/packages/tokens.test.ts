import { djRestAuth } from '../../server/src/core/django/packages/dj-rest-auth';
import { drfJwt } from '../../server/src/core/django/packages/drf-jwt';
import { graphqlJwt } from '../../server/src/core/django/packages/graphql-jwt';
import { knox } from '../../server/src/core/django/packages/knox';
import { simplejwt } from '../../server/src/core/django/packages/simplejwt';
import { allAlgorithms, plainAlgorithms } from '../../server/src/core/rules/shared/jwt-algorithms';
import { describePackage } from './claims';

describePackage('simplejwt', simplejwt, [
  { claim: 'knows these algorithms', fact: 'algorithms', is: [...allAlgorithms].sort() },
  { claim: 'refuses tokens without a signature', fact: 'no algorithm', is: 'TokenBackendError' },
  { claim: 'refuses another spelling', fact: 'another spelling', is: 'TokenBackendError' },
  { claim: 'cannot sign with a text that is no PEM', fact: 'a text as the private key', is: 'InvalidKeyError' },
  { claim: 'fails with a number as lifetime', fact: 'a number as lifetime', is: 'TypeError' },
  { claim: 'fails with a text as lifetime', fact: 'a text as lifetime', is: 'TypeError' },
  { claim: 'takes a duration', fact: 'a duration as lifetime', is: null },
  { claim: 'refuses no rotated token without its app', fact: 'blacklists without the app', is: false },
  { claim: 'signs with SECRET_KEY where no key is set', fact: 'signs with', is: true },
  { claim: 'ignores a verifying key with HS', fact: 'checks an HS token with the verifying key', is: false },
]);

describePackage('simplejwt_5_3', simplejwt, [
  { claim: 'knew these algorithms', fact: 'algorithms', is: [...plainAlgorithms].sort() },
]);

describePackage('rest_auth', djRestAuth, [
  { claim: 'ignores the names of 2', fact: 'with the names of 2', is: [false, false, false] },
]);

describePackage('knox_settings', knox, []);

describePackage('graphql_jwt_settings', graphqlJwt, [
  { claim: 'takes an expired token', fact: 'an expired token by default', is: true },
  { claim: 'refuses one where it is asked to', fact: 'an expired token with the check', is: 'ExpiredSignatureError' },
  { claim: 'refuses a forged token', fact: 'a forged token by default', is: 'InvalidSignatureError' },
  { claim: 'takes a forged token without the check', fact: 'a forged token without the check', is: true },
]);

describePackage('drf_jwt_settings', drfJwt, []);
