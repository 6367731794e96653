/** What a view without a login is for, by the words of its name. */
type Visits = 'needed' | 'either' | 'none';

/** There for people who have not logged in, and for machines that watch a site. */
const forVisitors =
  /-(?:log-?ins?|sign-?(?:in|up)s?|otp|captcha|callback|o-?auth\d*|(?<!^-(?:set|make|update)-.*)public|magic-link)-|-(?:forg[eo]t(?:ten)?|resets?|recover(?:y)?|lost)-(?:\w+-)?passw|-passw\w*-(?:forgot|reset|recovery|lost)-|-passwordless-|-api-(?:\w+-)?root-|-root-(?:api-)?view-$|-health-(?:api-)?(?:view-)?$|-health-?(?:z|checks?|status|probe)-(?!.*monitor)/;

/** Machines call a web hook; people keep the list of those that the site calls. */
const webHook =
  /-web-?hooks?-(?!.*(?:create|delete|lists?|updates?|edit|bulk|logs?|retry|set|viewset|config\w*|keys?|secret)-)/;

/** People log out, and change their password, once they have logged in; it does no harm where they have not. */
const forMembers = /-(?:log-?out|sign-?out)-|-passw/;

/** What is verified, confirmed or handed out may be a way in, or an order: it is where nothing else is spoken of. */
const steps = /^(?:verif|confirm|activat|re-?activat)\w*$|^tokens?$|^jwt$/;
const aboutLogin =
  /^(?:apis?|views?|viewset|set|endpoint|custom|my|base|simple|rest|drf|v?\d+|fa|mfa|two|factor|users?|accounts?|customers?|clients?|members?|admins?|e|e?mails?|phones?|mobile|numbers?|sms|codes?|links?|pin|keys?|auth|authentication|json|web|access|refresh|obtain|pair|sliding|exchange|generate|issue|renew|challenge|change|generic|csrf|oidc|provider|social|google|facebook|github|apple|ids?|send|sent|resend|requests?|check|validate|validation|get|create|new|complete|done|success|invit\w+|address|blacklist|and|by|from|with|the|for|of|or|to|cookie|serializer)$/;

/** Somebody registers as what they are; a thing, or a place in something, is registered by somebody who has logged in. */
const signsUp = /-regist(?:er|ration|eration|ers|rations)-/;
const registersThing =
  /-(?:devices?|events?|courses?|class(?:es)?|vehicles?|cars?|domains?|fcm|push|tokens?|payments?|products?|assets?|tournaments?|contests?|workshops?|sessions?|terminals?|webhooks?|advance|status|lists?|details?|delete|update|cancel|documents?|files?|property|pets?|listings?|exams?|subjects?|branch(?:es)?|keys?|apps?|applications?|services?)-/;

/** Whether a view of this name needs to be open to people who have not logged in, as far as its name says so. */
export function visitsOf(name: string): Visits {
  const words = wordsOf(name);
  const kebab = `-${words.join('-')}-`;
  if (forVisitors.test(kebab) || webHook.test(kebab)) return 'needed';
  if (forMembers.test(kebab)) return 'either';
  if (signsUp.test(kebab)) return registersThing.test(kebab) ? 'none' : 'needed';
  const isStep =
    words.some((word) => steps.test(word)) && words.every((word) => steps.test(word) || aboutLogin.test(word));
  return isStep ? 'needed' : 'none';
}

/** `ValidateOTPView` and `validate_otp_view` are `validate`, `otp`, `view`. */
function wordsOf(name: string): readonly string[] {
  const split = name.replace(/([a-z\d])(?=[A-Z])|([A-Z])(?=[A-Z][a-z])/g, '$1$2_').toLowerCase();
  return split.split('_').filter((word) => word !== '');
}
