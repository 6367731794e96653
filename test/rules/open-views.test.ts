import assert from 'node:assert/strict';
import { rules } from '../../server/src/core/rules/index.generated';
import { visitsOf } from '../../server/src/core/rules/shared/visitor-views';
import { onlyRule } from './only-rule';
import { findingsIn, roots, useLab } from './support';

const names = {
  needed: [
    'LoginAPIView',
    'UserLoginView',
    'google_login',
    'RequestOTP',
    'ValidateOTPView',
    'SignUpView',
    'RegisterView',
    'register_user',
    'StudentRegistrationView',
    'CustomTokenObtainPairView',
    'RefreshToken',
    'VerifyEmailView',
    'ConfirmEmailCode',
    'PasswordResetConfirmView',
    'ForgotPasswordView',
    'StripeWebhook',
    'OAuthCallbackView',
    'HealthCheckView',
    'ApiRootView',
    'PublicPrices',
  ],
  either: ['LogoutView', 'ChangePasswordView', 'set_user_password'],
  none: [
    'VerifyPayment',
    'verify_order',
    'ConfirmBooking',
    'ActivatePromoCodeView',
    'DeviceTokenViewSet',
    'register_token',
    'EventRegistrationViewSet',
    'BarberRegistrationStatusView',
    'HealthRecordViewSet',
    'RootCategoryView2',
    'WebhookListView',
    'UnassignedJobs',
    'PublicationList',
    'SetPhotosPublic',
  ],
} as const;

describe('views by their names', () => {
  for (const [visits, all] of Object.entries(names)) {
    for (const name of all) it(`${name}: ${visits}`, () => assert.equal(visitsOf(name), visits));
  }
});

/** The views that say nothing beside one that does, and what is said of the default. */
const cases: readonly (readonly [readonly string[], string])[] = [
  [[], 'All views of today say who may use them: ask for a login by default'],
  [['Login'], 'All views of today but `Login` say who may use them: give that one `AllowAny`, and ask for'],
  [
    ['Login', 'SignUp', 'RequestOtp'],
    'All views of today but `Login`, `SignUp` and 1 more say who may use them: give those `AllowAny`, and ask for',
  ],
  [
    ['Login', 'Logout'],
    'All views of today but `Login` and `Logout` say who may use them: give `Login` `AllowAny`, and',
  ],
  [['Logout'], 'All views of today but `Logout` say who may use them: ask for a login by default'],
  [['Login', 'VerifyPayment'], 'unless it says otherwise, and `VerifyPayment` says nothing. Ask for'],
];

describe('what is said of views that say nothing', () => {
  const lab = useLab();
  const [root] = roots;
  const rule = rules.find(({ id }) => id === 'drf-open-by-default');
  assert.ok(rule && root);

  for (const [silent, words] of cases) {
    it(silent.join(', ') || 'none', () => {
      const views = silent.map((name) => `class ${name}(APIView):\n    pass\n`).join('\n');
      const files = {
        'settings.py': 'REST_FRAMEWORK = {"DEFAULT_PERMISSION_CLASSES": []}\n',
        'api/views.py': `from rest_framework.views import APIView\nclass A(APIView):\n    permission_classes = [Staff]\n${views}`,
      };
      const site = { root, files, entries: { 'settings.py': 'production' } } as const;
      const [finding] = findingsIn(lab.analyzer([rule]), site, onlyRule(rule));
      assert.ok(finding?.message.includes(words), finding?.message);
    });
  }
});
