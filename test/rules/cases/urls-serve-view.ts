import type { Example } from '../../../server/src/core/rules/rule';

export const cases: readonly Example[] = [
  {
    title: 'A view of the project',
    code: `from django.urls import path
from .views import serve

urlpatterns = [path("x/", serve)]`,
  },
];
