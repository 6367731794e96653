import type { Example } from '../../../server/src/core/rules/rule';

export const cases: readonly Example[] = [{ title: 'None', django: '3.2', code: 'SECRET_KEY_FALLBACKS = []' }];
