import assert from 'node:assert/strict';
import { relativePath } from '../../server/src/core/text';
import { loadProject } from '../../server/src/load';
import { viewsAmong } from '../../server/src/load/facts/api-views';
import { fakeAnalyzer } from './fake-analyzer';
import { memorySource } from './memory-source';

const head = 'from rest_framework import generics, viewsets\nfrom rest_framework.views import APIView\n';

const rows: readonly (readonly [
  string,
  readonly string[],
  { readonly deciding: number; readonly open: readonly string[] },
])[] = [
  ['a class that says nothing', ['class Orders(APIView):\n    pass\n'], { deciding: 0, open: ['Orders'] }],
  ['a class that decides', ['class Orders(APIView):\n    permission_classes = [IsStaff]\n'], { deciding: 1, open: [] }],
  [
    'a method that decides',
    ['class Orders(viewsets.ModelViewSet):\n    def get_permissions(self):\n        return []\n'],
    { deciding: 1, open: [] },
  ],
  [
    'what the class behind it decides',
    ['class Orders(APIView):\n    x = 1\n\nclass Bills(APIView):\n    permission_classes: list = []\n'],
    { deciding: 1, open: ['Orders'] },
  ],
  [
    'a base of the project, in another module, which is no view of its own',
    [
      'class Mine(\n    generics.ListCreateAPIView,  # all of them\n):\n    permission_classes = []\n',
      'class Orders(Mine):\n    pass\n',
    ],
    { deciding: 1, open: [] },
  ],
  ['a base that nobody sees', ['class Orders(IsStaffRequiredMixin, APIView):\n    pass\n'], { deciding: 1, open: [] }],
  [
    'a base of another package, which may ask for something, and one of a library that does not',
    [
      'from tenants.api import (\n    TenantMixin,  # ours\n    Other,\n)\nfrom drf_extra.mixins import Paged\n\nclass Orders(TenantMixin, APIView):\n    pass\n\nclass Bills(Paged, APIView):\n    pass\n\nclass Debts(TenantMixin, APIView):\n    permission_classes = [IsClerk]\n',
    ],
    { deciding: 1, open: ['Bills'] },
  ],
  [
    'functions',
    [
      '@api_view(["GET"])\ndef first(request):\n    pass\n\n@api_view(["GET"])\n@permission_classes([IsStaff])\ndef second(request):\n    pass\n\ndef third():\n    pass\n',
    ],
    { deciding: 1, open: ['first'] },
  ],
  [
    'functions with a decorator of Django that asks for a login',
    [
      '@api_view(["GET"])\n@login_required\ndef first(request):\n    pass\n\n@api_view(["GET"])\n@decorators.user_passes_test(is_clerk)\ndef second(request):\n    pass\n\n@login_not_required\n@api_view(["GET"])\n@authentication_classes([])\ndef third(request):\n    pass\n',
    ],
    { deciding: 2, open: ['third'] },
  ],
  [
    'classes whose methods, or all of them, have a decorator of the project',
    [
      'class First(APIView):\n    @method_decorator(may_see("orders"))\n    def get(self, request):\n        pass\n\n@method_decorator(\n    signed_only, name="dispatch")\nclass Second(APIView):\n    pass\n\n@method_decorator(csrf_exempt, name="dispatch")\nclass Third(APIView):\n    @method_decorator(cache_page(60))\n    def get(self, request):\n        pass\n',
    ],
    { deciding: 2, open: ['Third'] },
  ],
  [
    'a set of views that has none',
    [
      'class Nested(viewsets.GenericViewSet):\n    lookup = "pk"\n    def find(self, key):\n        pass\n\nclass Orders(viewsets.GenericViewSet):\n    def list(self, request):\n        pass\n\nclass Bills(viewsets.ViewSet):\n    @action(detail=True)\n    @staticmethod\n    def pay(request, pk):\n        pass\n',
    ],
    { deciding: 0, open: ['Orders', 'Bills'] },
  ],
  ['what is no view', ['class Order(Model):\n    pass\n'], { deciding: 0, open: [] }],
  ['a class that is made from itself', ['class Orders(Orders, APIView):\n    pass\n'], { deciding: 0, open: [] }],
];

describe('views of REST framework', () => {
  for (const [title, texts, expected] of rows)
    it(title, () => {
      assert.deepEqual(viewsAmong(texts.map((text) => head + text)), expected);
    });

  it('are not those of modules without it', () => {
    assert.deepEqual(viewsAmong(['class Orders(APIView):\n    pass\n']), { deciding: 0, open: [] });
    const own = 'from .decorators import api_view\n\n@api_view(["GET"])\ndef orders(request):\n    pass\n';
    assert.deepEqual(viewsAmong([own]), { deciding: 0, open: [] });
  });

  it('are read only where the settings may leave them open', async () => {
    const viewsRead = async (settings: string): Promise<readonly string[]> => {
      const source = memorySource({
        'manage.py': '',
        'shop/settings.py': `ROOT_URLCONF = "shop.urls"\nDEBUG = False\n${settings}\n`,
        'shop/views.py': `${head}class Orders(APIView):\n    pass\n`,
        'shop/api/orders.py': head,
        'shop/models.py': head,
        'shop/tests/test_views.py': head,
      });
      const { consulted } = await loadProject(source, source.root, { analyzer: fakeAnalyzer, ruleIds: [] });
      const all = consulted.map((uri) => relativePath(source.root, uri));
      return ['shop/api/orders.py', 'shop/models.py', 'shop/tests/test_views.py', 'shop/views.py'].filter((path) =>
        all.includes(path),
      );
    };
    const both = ['shop/api/orders.py', 'shop/views.py'];
    assert.deepEqual(await viewsRead('INSTALLED_APPS = ["rest_framework"]'), both);
    assert.deepEqual(await viewsRead('REST_FRAMEWORK = {"DEFAULT_PERMISSION_CLASSES": ()}'), both);
    assert.deepEqual(await viewsRead('REST_FRAMEWORK = {"DEFAULT_PERMISSION_CLASSES": ["p.IsAuthenticated"]}'), []);
    assert.deepEqual(await viewsRead('INSTALLED_APPS = []'), []);
  });

  it('are none where no other module makes one either', async () => {
    const isNone = async (module: string, around: Readonly<Record<string, string>> = {}): Promise<boolean> => {
      const source = memorySource({
        ...around,
        'site/manage.py': '',
        'site/shop/settings.py': 'ROOT_URLCONF = "shop.urls"\nDEBUG = False\nINSTALLED_APPS = ["rest_framework"]\n',
        'site/shop/views.py': 'from django.views import View\n',
        'site/shop/handlers.py': module,
      });
      const { project } = await loadProject(source, source.uri('site'), { analyzer: fakeAnalyzer, ruleIds: [] });
      return project.facts.apiViews?.isNone === true;
    };
    assert.equal(await isNone(''), true);
    assert.equal(await isNone('', { 'setup.py': '' }), false);
    assert.equal(await isNone('from rest_framework import serializers, status as codes\n'), true);
    assert.equal(await isNone('from rest_framework.fields import Field\n'), true);
    assert.equal(await isNone('from rest_framework import serializers, viewsets\n'), false);
    assert.equal(await isNone('from rest_framework.decorators import api_view\n'), false);
    assert.equal(await isNone('import rest_framework\n'), false);
    assert.equal(await isNone('from wagtail.api.v2.views import PagesAPIViewSet\n'), false);
  });
});
