import assert from 'node:assert/strict';
import { viewsAmong } from '../../server/src/load/api-views';

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
    'functions',
    [
      '@api_view(["GET"])\ndef first(request):\n    pass\n\n@api_view(["GET"])\n@permission_classes([IsStaff])\ndef second(request):\n    pass\n\ndef third():\n    pass\n',
    ],
    { deciding: 1, open: ['first'] },
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
  });
});
