import { basename } from '../text';
import { isForLocalRealm } from './shared/local-realm';
import { realSecret, type HeldSecret } from './shared/env-secrets';
import { privateKeysIn, tokensIn } from './shared/tokens';
import { sampleToken } from './shared/sample-token';
import { defineRule } from './rule';
import type { EnvFileEntry, EnvFileView, Fix, Severity } from './shared/model';

const says: Readonly<Record<HeldSecret, string>> = {
  token: 'a real token',
  key: 'a working key, which everybody who copies the template shares',
  address: 'an address with a real password',
  credential: 'what looks like a real credential',
};

/**
 * A key for Django may be made up for the template; a test key of a vendor opens nothing of value, and the private key that developers
 * share is one that they made for their own machines.
 */
function severity(file: EnvFileView, entry: EnvFileEntry, held: HeldSecret): Severity {
  if (isKeyFile(entry) && isForDevelopers(file)) return 'hint';
  const [token] = tokensIn(`${entry.key}=${entry.value ?? ''}`);
  return token?.severity ?? (held === 'key' ? 'warning' : 'error');
}

/** A template for the machines of developers, by its name or its folder's: a key for Django that they share opens nothing. */
function isForDevelopers({ uri }: EnvFileView): boolean {
  const isFolder = /\/(?:local|dev|devel|development)\/[^/]*$/.test(uri);
  return isFolder || /(?:^|[._-])(?:local|dev|devel|development)(?:[._-]|$)/.test(basename(uri));
}

function isKeyFile({ value }: EnvFileEntry): boolean {
  return privateKeysIn(value ?? '').length > 0;
}

function fixes(entry: EnvFileEntry): readonly Fix[] {
  const edits = [{ at: entry.valueAt, newText: 'change-me' }];
  const title = 'Replace it by `change-me` (revoke it first: the history keeps it)';
  return entry.interpolated ? [] : [{ title, edits, safety: 'unsafe', preferred: false }];
}

const rented = `postgres://shop:${'grey-tulip7'}@db.a1b2c3d4e5f6.supabase.co/shop`;

export default defineRule({
  id: 'dotenv-example-secret',
  summary: 'A template of a `.env` file seems to hold a real secret',
  why: 'Templates are stored in git for everybody to copy. A credential in one is public, and a key in one is the same on every machine that was set up with it.',
  notes:
    "Revoke the credential first: the history of the repository keeps it, and this file may be its only copy. Speaks only where the form of a value leaves no doubt: tokens of providers, private keys, long random texts under the name of a credential, passwords in the address of a rented server. Keys for a vendor's test mode are a hint, and so is a private key in a template that is for development by its name or its folder's; the key of Django is no finding there. Silent about the secret of a client whose login server is on the machine of a developer by the addresses beside it.",
  on: 'env',
  profile: 'hard',
  django: [],
  cwe: [798],
  fixable: 'sometimes',
  sources: ['https://docs.github.com/en/code-security/secret-scanning/introduction/supported-secret-scanning-patterns'],
  examples: [
    {
      title: 'A token',
      path: '.env.example',
      code: `CODE_HOST_KEY=${sampleToken}\n#             ${'^'.repeat(sampleToken.length)}`,
      after: 'CODE_HOST_KEY=change-me',
    },
    {
      title: 'A random text',
      path: 'env.sample',
      code: 'MAIL_API_KEY="8f14e45fceea167a5a36dedd4bea2543"\n#             ^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^',
      after: 'MAIL_API_KEY="change-me"',
    },
    {
      title: 'A password in an address',
      path: '.env.template',
      code: `DATABASE_URL=postgres://shop:${'aB3dE5gH7jK9mN1p'}@db.example.org/shop\n#            ${'^'.repeat(52)}`,
    },
    {
      title: 'A key that works, for developers',
      path: '.env.local.example',
      code: 'SECRET_KEY=8f14e45fceea167a5a36dedd4bea2543zyxw8f14e45fceea167a5a36',
    },
    {
      title: 'The same in a folder for developers',
      path: 'env.d/development/common.dist',
      code: 'SECRET_KEY=8f14e45fceea167a5a36dedd4bea2543zyxw8f14e45fceea167a5a36',
    },
    {
      title: 'A password beside the name of a rented server',
      path: '.env.example',
      code: `DATABASE_URL=${rented}\n#            ${'^'.repeat(rented.length)}`,
    },
    {
      title: 'A word beside the name of a rented server',
      path: '.env.example',
      code: 'DATABASE_URL=postgres://shop:your-password@db.a1b2c3d4e5f6.supabase.co/shop',
    },
  ],
  *check(file) {
    if (file.role !== 'example') return;
    for (const entry of file.entries) {
      const held = realSecret(entry);
      if (held === undefined || (held === 'key' && isForDevelopers(file))) continue;
      if (held === 'credential' && isForLocalRealm(file, entry)) continue;
      yield {
        at: entry.valueAt,
        subject: entry.key,
        message: `\`${entry.key}\` in this template holds ${isKeyFile(entry) ? 'a private key' : says[held]}. Revoke it and write a placeholder.`,
        severity: severity(file, entry, held),
        fixes: fixes(entry),
      };
    }
  },
});
