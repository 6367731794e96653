import type { Example } from '../../../server/src/core/rules/rule';

export const cases: readonly Example[] = [{ title: 'Other letters', code: 'site_name=one\nSITE_NAME=two' }];
