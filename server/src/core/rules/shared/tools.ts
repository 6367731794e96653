/** Development tools by the app that installs them, with what each of them shows. */
export const toolApps: Readonly<Record<string, string>> = {
  debug_toolbar: 'shows SQL, settings and templates of every request',
  silk: 'records every request with its body and its SQL',
  'nplusone.ext.django': 'watches every query',
  django_pdb: 'opens a debugger on the server when a page asks for it while `DEBUG` is on',
  template_profiler_panel: 'profiles templates',
  debug_permissions: 'reports every permission check',
};

export const toolMiddleware: Readonly<Record<string, string>> = {
  'debug_toolbar.middleware.DebugToolbarMiddleware': 'shows SQL, settings and templates of every request',
  'silk.middleware.SilkyMiddleware': 'records every request with its body and its SQL',
  'pyinstrument.middleware.ProfilerMiddleware': 'profiles every request that asks for it',
  'querycount.middleware.QueryCountMiddleware': 'counts and prints every query',
  'nplusone.ext.django.NPlusOneMiddleware': 'watches every query',
  'django_pdb.middleware.PdbMiddleware': 'opens a debugger on the server when a page asks for it while `DEBUG` is on',
};
