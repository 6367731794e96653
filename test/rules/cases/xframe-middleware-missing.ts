import type { Example } from '../../../server/src/core/rules/rule';

export const cases: readonly Example[] = [{ title: 'Not known', code: 'from tools import more\nMIDDLEWARE = more()' }];
