import { allauth } from '../../server/src/core/django/packages/allauth';
import { djangosaml2 } from '../../server/src/core/django/packages/djangosaml2';
import { djoser } from '../../server/src/core/django/packages/djoser';
import { mozillaOidc } from '../../server/src/core/django/packages/mozilla-oidc';
import { oauthToolkit } from '../../server/src/core/django/packages/oauth-toolkit';
import { saml2Auth } from '../../server/src/core/django/packages/saml2-auth';
import { socialAuth } from '../../server/src/core/django/packages/social-auth';
import { describePackage } from './claims';

describePackage('oauth_toolkit', oauthToolkit, [
  {
    claim: 'has these checks for what we report',
    fact: 'checks',
    is: ['oauth2_provider.W007', 'oauth2_provider.W008', 'oauth2_provider.W009', 'oauth2_provider.W010'],
  },
]);

describePackage('oauth_toolkit_1', { ...oauthToolkit, settings: [] }, [
  { claim: 'did not ask for PKCE before 2.0', fact: 'asks for PKCE', is: false },
]);

describePackage('allauth_settings', allauth, [
  {
    claim: 'limits these actions',
    fact: 'limits',
    is: [
      'change_password',
      'change_phone',
      'confirm_email',
      'login',
      'login_failed',
      'manage_email',
      'reauthenticate',
      'request_login_code',
      'reset_password',
      'reset_password_from_key',
      'signup',
      'verify_phone',
    ],
  },
  { claim: 'limits nothing with False', fact: 'limits with False', is: {} },
  { claim: 'limits nothing with an empty rate', fact: 'a limit with an empty rate', is: '' },
  {
    claim: 'knows these words for the proof of an address',
    fact: 'words for the proof of an address',
    is: ['mandatory', 'none', 'optional'],
  },
]);

describePackage('social_auth', socialAuth, [
  { claim: 'has the step that opens accounts by address', fact: 'has the step associate_by_email', is: true },
]);

describePackage('djoser_settings', djoser, []);

describePackage('mozilla_oidc', mozillaOidc, [
  { claim: 'does not read OIDC_VERIFY_JWT', fact: 'reads OIDC_VERIFY_JWT', is: false },
]);

describePackage('mozilla_oidc_1', { ...mozillaOidc, settings: [] }, [
  { claim: 'did not read OIDC_VERIFY_JWT in 1.2 either', fact: 'reads OIDC_VERIFY_JWT', is: false },
]);

describePackage('saml_djangosaml2', djangosaml2, [
  {
    claim: 'asks for a signed response',
    fact: 'defaults',
    is: {
      want_response_signed: true,
      want_assertions_signed: false,
      want_assertions_or_response_signed: false,
      allow_unsolicited: false,
    },
  },
  { claim: 'refuses unsigned answers', fact: 'accepts unsigned by default', is: false },
  {
    claim: 'accepts them once the response needs no signature',
    fact: 'accepts unsigned without a signed response',
    is: true,
  },
  { claim: 'is content with signed assertions', fact: 'accepts unsigned with signed assertions', is: false },
]);

describePackage('saml2_auth', saml2Auth, []);
