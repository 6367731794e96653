import type { Example } from '../../../server/src/core/rules/rule';

export const cases: readonly Example[] = [
  {
    title: 'Routed while `DEBUG` is on',
    files: {
      'shop/urls.py': `from django.contrib import admin
from django.urls import include, path
from django.conf import settings
urlpatterns = []
if settings.DEBUG:
    urlpatterns += [path("silk/", include("silk.urls"))]
`,
    },
    code: `ROOT_URLCONF = 'shop.urls'
INSTALLED_APPS = ['silk']`,
  },
  {
    title: 'Not routed',
    files: {
      'shop/urls.py': `from django.contrib import admin
from django.urls import include, path
urlpatterns = [path("admin/", admin.site.urls)]
`,
    },
    code: `ROOT_URLCONF = 'shop.urls'
INSTALLED_APPS = ['silk']`,
  },
  {
    title: 'Not routed, beside the pages of another tool while `DEBUG` is on',
    files: {
      'shop/urls.py': `from django.contrib import admin
from django.urls import include, path
from django.conf import settings
urlpatterns = [path("admin/", admin.site.urls)]
if settings.DEBUG:
    urlpatterns += [path("reload/", include("tool_for_work.urls"))]
`,
    },
    code: `ROOT_URLCONF = 'shop.urls'
INSTALLED_APPS = ['silk']`,
  },
  { title: 'Nothing is recorded', code: "INSTALLED_APPS = ['silk']\nMIDDLEWARE = []" },
];
