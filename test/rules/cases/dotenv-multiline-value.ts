import type { Example } from '../../../server/src/core/rules/rule';

export const cases: readonly Example[] = [{ title: 'Nobody knows who reads it', code: 'SIGNING_TEXT="one\ntwo"' }];
