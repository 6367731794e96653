import type { Example } from '../../../server/src/core/rules/rule';

export const cases: readonly Example[] = [{ title: 'Nobody knows who reads it', code: 'EMAIL_HOST="mail.example.org' }];
