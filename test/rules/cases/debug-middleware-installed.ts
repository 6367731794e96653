import type { Example } from '../../../server/src/core/rules/rule';

export const cases: readonly Example[] = [
  {
    title: 'The toolbar, which its callback shows to nobody',
    code: `def show(request):
    return False
MIDDLEWARE = ['debug_toolbar.middleware.DebugToolbarMiddleware']
DEBUG_TOOLBAR_CONFIG = {'SHOW_TOOLBAR_CALLBACK': show}`,
  },
  { title: 'Not known', code: 'from tools import more\nMIDDLEWARE = more()' },
];
