// Runs worker.py in CPython as WebAssembly, for Django releases that need a newer Python than the machine has.
// Arguments: the folder with the npm package pyodide, the folder with the unpacked Django.
import { createRequire } from 'node:module';
import { dirname, join, resolve } from 'node:path';
import { createInterface } from 'node:readline';
import { fileURLToPath, pathToFileURL } from 'node:url';

const [packages, site] = process.argv.slice(2).map((path) => resolve(path));
const found = createRequire(join(packages, 'package.json')).resolve('pyodide/package.json');
const { loadPyodide } = await import(pathToFileURL(join(dirname(found), 'pyodide.mjs')).href);

// Python's own prints must not mix with the answers.
const python = await loadPyodide({ stdout: console.error, stderr: console.error });
mount('/site', site);
mount('/worker', dirname(fileURLToPath(import.meta.url)));
python.runPython('import sys; sys.path[:0] = ["/site", "/worker"]; sys.dont_write_bytecode = True');
const answer = python.runPython('import worker; worker.answer_line');

for await (const line of createInterface({ input: process.stdin })) process.stdout.write(`${answer(line)}\n`);

function mount(path, root) {
  python.FS.mkdirTree(path);
  python.FS.mount(python.FS.filesystems.NODEFS, { root }, path);
}
