// Turns measured times into docs/performance.md.

const ms = (value) => `${value.toFixed(value < 10 ? 2 : 0)} ms`;
const ratio = (a, b) => `${(a / b).toFixed(1)}×`;
const both = ({ fastest, median }) => `${ms(fastest)} (${ms(median)})`;
const table = (head, rows) => [
  `| ${head.join(' | ')} |`,
  `|${'---|'.repeat(head.length)}`,
  ...rows.map((row) => `| ${row.join(' | ')} |`),
  '',
];

/** Missing parts are left out, so that one of them can be measured alone. */
export function report({ wasm, native, typing, repository, cli, activation }) {
  return [
    ...introduction(),
    ...(wasm ? analysis('WebAssembly engine', wasm) : []),
    ...(native ? analysis('native engine', native) : []),
    ...(typing ? keystrokes(typing) : []),
    ...(repository ? largeRepository(repository) : []),
    ...(cli ? commandLine(cli) : []),
    ...(activation ? activated(activation) : []),
  ].join('\n');
}

function introduction() {
  return [
    '# Performance',
    '',
    'Written by `npm run bench`. All numbers come from one run on one machine, and what is compared is measured in turn, round after',
    'round: compare them with each other, not with those of another machine. The fastest round is the best estimate of the work',
    'itself; in parentheses stands the median, and a median far above the fastest says that the machine was busy. Ratios are those of',
    'the fastest rounds.',
    '',
  ];
}

function analysis(engine, { rows, rules, missing }) {
  if (missing !== undefined) return [`## Analysis, ${engine}`, '', 'It does not load on the machine of this run.', ''];
  const [, middle, large] = rows;
  return [
    `## Analysis, ${engine}`,
    '',
    `"Bare parse" is tree-sitter alone over the whole text and the floor for everything else. "Cold" is the whole analysis from`,
    `nothing, with ${rules} rules; "rules" is what they take of it. "Changed" is the analysis after one statement has changed. Ruff is`,
    '`@astral-sh/ruff-wasm-nodejs` with the rules S and DJ on the same text.',
    '',
    ...table(
      ['Lines', 'KB', 'Bare parse', 'Cold', 'Rules', 'Changed', 'Ruff'],
      rows.map(({ lines, bytes, parse, cold, rules: alone, changed, ruff }) => [
        lines,
        (bytes / 1024).toFixed(1),
        ...[parse, cold, alone, changed, ruff].map(both),
      ]),
    ),
    ...table(
      ['Lines', 'Cold / parse', 'Rules / parse', 'Changed / parse', 'Cold / Ruff'],
      rows.map(({ lines, parse, cold, rules: alone, changed, ruff }) => [
        lines,
        ratio(cold.fastest, parse.fastest),
        ratio(alone.fastest, parse.fastest),
        ratio(changed.fastest, parse.fastest),
        ratio(cold.fastest, ruff.fastest),
      ]),
    ),
    `Growth from ${middle.lines} to ${large.lines} lines (text ${ratio(large.bytes, middle.bytes)}): bare parse ` +
      `${ratio(large.parse.fastest, middle.parse.fastest)}, cold ${ratio(large.cold.fastest, middle.cold.fastest)}.`,
    '',
  ];
}

function keystrokes(rows) {
  const cells = ({ fastest, median, p95 }) => [ms(fastest), ms(median), ms(p95)];
  const one = (name) =>
    rows.flatMap(({ lines, ...kinds }) => [[lines, ...cells(kinds[name].literal), ...cells(kinds[name].bracket)]]);
  const head = ['Lines', 'In a literal: fastest', 'median', 'p95', 'Open bracket: fastest', 'median', 'p95'];
  const noise = rows.map(({ alone }) => alone.control);
  return [
    '## Keystroke to findings',
    '',
    'From sending a `didChange` to receiving the findings that answer it, through the server as editors start it: a character inside a',
    'literal in the middle of the file, and an opening bracket typed and taken back.',
    '',
    'The only settings module of a project:',
    '',
    ...table(head, one('alone')),
    'A `base.py` with three entries on top of it:',
    '',
    ...table(head, one('base')),
    `How busy the machine was: a fixed loop without memory, run between the keystrokes, took ${ms(Math.min(...noise.map(({ fastest }) => fastest)))} at ` +
      `its fastest and ${ms(Math.max(...noise.map(({ p95 }) => p95)))} at the 95th percentile.`,
    '',
  ];
}

function largeRepository({ files, settings, first, listing, edit }) {
  return [
    '## A large repository',
    '',
    `Generated: ${files.toLocaleString('en')} files, ${settings} settings modules of four services, a virtual environment and a frontend. Which files are`,
    'opened is asserted by `test/load/large-workspace.test.ts`.',
    '',
    ...table(
      ['', 'Fastest', 'Median', 'p95'],
      [
        ['Start of the server to the first findings', ms(first.fastest), ms(first.median), ms(first.p95)],
        ['Listing the same folders, nothing else', ms(listing.fastest), ms(listing.median), ms(listing.p95)],
        ['Edit in `base.py` to the findings of its entries', ms(edit.fastest), ms(edit.median), ms(edit.p95)],
      ],
    ),
    `First findings / listing: ${ratio(first.fastest, listing.fastest)}.`,
    '',
  ];
}

function commandLine({ node, help, first, check }) {
  return [
    '## Command line',
    '',
    `Start to exit on Node ${process.versions.node}, on one project of 400 lines with three entries. The compiled code of a check is kept for the`,
    'starts that follow; "first" is a check without it.',
    '',
    ...table(
      ['', 'Fastest', 'Median', 'Ratio to Node'],
      [
        ['Node without a program', ms(node.fastest), ms(node.median), ''],
        ['`django-settings-lint --version`', ms(help.fastest), ms(help.median), ratio(help.fastest, node.fastest)],
        ['`django-settings-lint PATH`, first', ms(first.fastest), ms(first.median), ratio(first.fastest, node.fastest)],
        ['`django-settings-lint PATH`', ms(check.fastest), ms(check.median), ratio(check.fastest, node.fastest)],
      ],
    ),
  ];
}

function activated({ load, activate }) {
  return [
    '## Activation',
    '',
    'Without VS Code: the bundled extension in a fresh Node process, with a stub of the `vscode` module. The language client is loaded',
    'later, when the workspace has something for the server.',
    '',
    ...table(
      ['', 'Fastest', 'Median', 'p95'],
      [
        ['Loading the bundle', ms(load.fastest), ms(load.median), ms(load.p95)],
        ['`activate()`', ms(activate.fastest), ms(activate.median), ms(activate.p95)],
      ],
    ),
  ];
}
