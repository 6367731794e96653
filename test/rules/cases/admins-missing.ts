import type { Example } from '../../../server/src/core/rules/rule';

export const cases: readonly Example[] = [{ title: 'One module for all uses', code: 'DEBUG = False' }];
