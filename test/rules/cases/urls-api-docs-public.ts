import type { Example } from '../../../server/src/core/rules/rule';

export const cases: readonly Example[] = [
  {
    title: 'Not known',
    code: `from django.urls import path
from drf_yasg import openapi
from drf_yasg.views import get_schema_view
from rest_framework.permissions import AllowAny, IsAdminUser

info = openapi.Info(title="Shop", default_version="1")
schema = get_schema_view(info, public=True, permission_classes=classes())`,
  },
  {
    title: 'A function of the project',
    code: `from .docs import get_schema_view

schema = get_schema_view(public=True)`,
  },
];
