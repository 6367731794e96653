import { definePackage, type PackageKeyFacts } from '../package-facts';

const key = (name: string, service: string): PackageKeyFacts => ({
  name,
  kind: 'text',
  doc: `A credential of ${service}; it belongs in the environment.`,
});

/** django-anymail; read from `anymail.backends` and `anymail.webhooks` (15.2). */
export const anymail = definePackage({
  distributions: ['django-anymail'],
  apps: ['anymail'],
  modules: ['anymail'],
  docs: 'https://anymail.dev/en/stable/installation/#anymail-settings-reference',
  settings: [
    {
      name: 'ANYMAIL',
      kind: 'dict',
      doc: 'How mail is sent through the service of a provider, and who may report what became of it.',
      default: '{}',
      keys: [
        {
          name: 'WEBHOOK_SECRET',
          kind: 'any',
          doc: 'User and password that the provider reports with. Without it, everybody can report that a mail came or bounced.',
          safe: 'a random `user:password` from the environment',
          default: '[]',
        },
        {
          name: 'DEBUG_API_REQUESTS',
          kind: 'bool',
          doc: 'Prints each request to the provider, with its key and the whole mail.',
          safe: '`False`',
          default: 'False',
        },
        {
          name: 'IGNORE_RECIPIENT_STATUS',
          kind: 'bool',
          doc: 'Raises no error where the provider refuses all recipients.',
          default: 'False',
        },
        {
          name: 'IGNORE_UNSUPPORTED_FEATURES',
          kind: 'bool',
          doc: 'Leaves out what the provider cannot do, instead of raising an error.',
          default: 'False',
        },
        { name: 'REQUESTS_TIMEOUT', kind: 'any', doc: 'How many seconds to wait for the provider.', default: '30' },
        { name: 'SEND_DEFAULTS', kind: 'dict', doc: 'What applies to every mail.', default: '{}' },
        key('AMAZON_SES_CLIENT_PARAMS', 'Amazon SES'),
        key('BREVO_API_KEY', 'Brevo'),
        key('MAILERSEND_API_TOKEN', 'MailerSend'),
        key('MAILERSEND_SIGNING_SECRET', 'MailerSend'),
        key('MAILGUN_API_KEY', 'Mailgun'),
        key('MAILGUN_WEBHOOK_SIGNING_KEY', 'Mailgun'),
        key('MAILJET_API_KEY', 'Mailjet'),
        key('MAILJET_SECRET_KEY', 'Mailjet'),
        key('MANDRILL_API_KEY', 'Mandrill'),
        key('MANDRILL_WEBHOOK_KEY', 'Mandrill'),
        key('POSTMARK_SERVER_TOKEN', 'Postmark'),
        key('RESEND_API_KEY', 'Resend'),
        key('RESEND_SIGNING_SECRET', 'Resend'),
        key('SENDGRID_API_KEY', 'SendGrid'),
        key('SPARKPOST_API_KEY', 'SparkPost'),
      ],
    },
  ],
});
