/**
 * Compiles src/ to a fresh dist/, so that no file of a deleted source survives in a package, and
 * notes there what it was compiled from.
 *
 * Usage: node scripts/build.mjs [--check]; with --check it builds nothing and says whether dist/
 * was built from what is in src/ now: exit code 1 if it was not.
 */
import { execFileSync } from 'node:child_process';
import { createHash } from 'node:crypto';
import { chmodSync, existsSync, readdirSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { createRequire } from 'node:module';
import { dirname, join, relative } from 'node:path';
import process from 'node:process';
import { fileURLToPath } from 'node:url';

const root = dirname(dirname(fileURLToPath(import.meta.url)));
const src = join(root, 'src');
const dist = join(root, 'dist');
const builtFrom = join(dist, 'sources.sha256');

/** SHA-256 over the lines `PATH HASH` of all files under src/, in the order of their paths. */
function hashOfSources() {
  const lines = readdirSync(src, { recursive: true, withFileTypes: true })
    .filter((entry) => entry.isFile())
    .map((entry) => join(entry.parentPath, entry.name))
    .map((path) => [relative(src, path).replaceAll('\\', '/'), hashOf(readFileSync(path))])
    .sort(([a], [b]) => (a < b ? -1 : 1))
    .map(([path, hash]) => `${path} ${hash}\n`);
  return hashOf(lines.join(''));
}

function hashOf(content) {
  return createHash('sha256').update(content).digest('hex');
}

function build() {
  // Before the compiler reads them: what is changed meanwhile is then seen as not built.
  const hash = hashOfSources();
  const typescript = dirname(createRequire(import.meta.url).resolve('typescript/package.json'));
  rmSync(dist, { recursive: true, force: true });
  execFileSync(process.execPath, [join(typescript, 'bin/tsc'), '-p', root], { stdio: 'inherit' });
  chmodSync(join(dist, 'cli/main.js'), 0o755);
  writeFileSync(builtFrom, `${hash}\n`);
}

function check() {
  const isBuilt =
    existsSync(builtFrom) && readFileSync(builtFrom, 'utf8').trim() === hashOfSources();
  if (isBuilt) return;
  process.stderr.write('dist/ was not built from what is in src/ now: npm run build\n');
  process.exitCode = 1;
}

if (process.argv.includes('--check')) check();
else build();
