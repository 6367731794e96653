import { spawnSync } from 'node:child_process';
import { existsSync, mkdirSync, rmSync } from 'node:fs';
import { join, resolve } from 'node:path';
import { corpusProjects, folderOf, type CorpusProject } from './projects';

/*
 * Fetches the files that matter of every project of the list:
 *
 *     node out/scripts/corpus/checkout.js FOLDER [SOURCE]
 *
 * SOURCE says where repositories are, with `{owner}` and `{name}` in it; a path is read as a git directory that is there
 * already. Without it they are cloned from GitHub, without the contents of files that are not needed.
 */

const [target = '', source = 'https://github.com/{owner}/{name}.git'] = process.argv.slice(2);

/** Python, configuration, dependency, container and environment files; nothing else decides what is found. */
const wanted =
  /\.(py|toml|cfg|ini|txt|lock|ya?ml|local|conf|in)$|(^|\/)[^/]*(env|docker|procfile|pipfile|jenkinsfile|\.gitignore)[^/]*$|(^|\/)\.?envs?(\.d)?\//i;
const unwanted = /node_modules|\/migrations\/|\.(png|svg|js|html|md|po|mo|css|scss|tsx?|json)$/;

function git(args: readonly string[], gitDir: string | null, input?: string): string {
  const env = {
    ...process.env,
    ...(gitDir !== null && { GIT_DIR: gitDir, GIT_INDEX_FILE: join(resolve(target), '.index') }),
  };
  const run = spawnSync('git', args, {
    env,
    encoding: 'utf8',
    maxBuffer: 1 << 28,
    ...(input !== undefined && { input }),
  });
  // Snapshots may lack large files; the others are still written.
  if (run.status !== 0 && args[0] !== 'checkout-index') throw new Error(`git ${args.join(' ')}: ${run.stderr}`);
  return run.stdout;
}

function repositoryOf(project: CorpusProject): string {
  const [owner = '', name = ''] = project.repository.split('/');
  const from = source.replace('{owner}', owner).replace('{name}', name);
  if (!from.includes('://')) return existsSync(join(from, '.git')) ? join(from, '.git') : from;
  const clone = join(resolve(target), '.clones', `${owner}+${name}`);
  if (!existsSync(clone)) git(['clone', '--quiet', '--bare', '--filter=blob:none', from, clone], null);
  return clone;
}

function checkout(project: CorpusProject): number {
  const folder = folderOf(resolve(target), project);
  const gitDir = repositoryOf(project);
  rmSync(folder, { recursive: true, force: true });
  // An empty `.git` tells where the repository ends, as it does in a real checkout.
  mkdirSync(join(folder, '.git'), { recursive: true });
  git(['read-tree', project.commit], gitDir);
  const files = git(['ls-files'], gitDir).split('\n');
  const chosen = files.filter((file) => wanted.test(file) && !unwanted.test(file));
  git(['checkout-index', '--stdin', `--prefix=${folder}/`], gitDir, chosen.join('\n'));
  return chosen.length;
}

function main(): void {
  if (target === '') throw new Error('Name the folder for the checkouts.');
  mkdirSync(resolve(target), { recursive: true });
  for (const project of corpusProjects()) {
    console.log(`${project.repository}: ${checkout(project).toString()} files`);
  }
  rmSync(join(resolve(target), '.index'), { force: true });
}

main();
