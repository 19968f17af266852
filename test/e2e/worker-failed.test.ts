/**
 * Worker threads that fail, in place of those of the build: the command says so in a line, leaves
 * nothing half written, and no thread that keeps it from ending.
 */
import { readdirSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { pathToFileURL } from 'node:url';
import { expect, it } from 'vitest';
import { builtMain } from '../support/built-cli.ts';
import { callCli, filesIn, freshFolder } from '../support/run-cli.ts';
import { smallScenario } from '../support/small-scenario.ts';

const RUN = ['run', 'small.yaml', '--quiet', '--replications', '12'];

/** Calls the command with workers of the given code; nothing may come of it. */
async function callWith(code: string, { cwd = smallScenario(), args = RUN } = {}) {
  const workerFile = join(freshFolder(), 'worker.mjs');
  writeFileSync(workerFile, code);
  const before = filesIn(cwd);
  const options = { cwd, workerFile: pathToFileURL(workerFile), coreCount: 2 };
  const result = await callCli(args, options);
  expect(filesIn(cwd)).toEqual(before);
  expect(readdirSync(cwd)).not.toContain('runs');
  return result;
}

const THREADS = 'node:worker_threads';
/** The worker of the build. */
const BUILT = pathToFileURL(join(builtMain(), '../../ensemble/worker.js')).href;

function onTask(code: string): string {
  return `import { parentPort } from '${THREADS}';\nparentPort.on('message', () => { ${code} });\n`;
}

/** Runs out of memory in a thread of its own, whose error it does not hear. */
const OUT_OF_MEMORY = `
import { Worker } from '${THREADS}';
const code = 'const all = []; for (;;) all.push(new Array(1000).fill(0));';
new Worker(code, { eval: true, resourceLimits: { maxOldGenerationSizeMb: 16 } });
`;

/** From the first task on, which it hears before the worker of the build does. */
const NO_ARRAYS = `data:text/javascript,${encodeURIComponent(
  onTask(
    'globalThis.Float64Array = new Proxy(Float64Array, { construct: () => new ArrayBuffer(2 ** 52) });',
  ),
)}`;

it.each([
  { name: 'ends', code: onTask('process.exit(3);'), said: 'it ended with code 3' },
  { name: 'does nothing', code: '', said: 'it ended with code 0' },
  { name: 'throws', code: onTask("throw new Error('one\\ntwo');"), said: 'one' },
  { name: 'throws null', code: onTask('throw null;'), said: 'null' },
  { name: 'rejects', code: onTask("Promise.reject(new Error('three'));"), said: 'three' },
  { name: 'is no code', code: 'no code', said: "Unexpected identifier 'code'" },
  { name: 'runs out of memory', code: OUT_OF_MEMORY, said: 'it ran out of memory' },
  {
    name: 'gets no memory for an array',
    code: `import ${JSON.stringify(NO_ARRAYS)};\nimport '${BUILT}';`,
    said: 'it ran out of memory',
  },
  {
    name: 'ends after some replications',
    code: `import '${BUILT}';\nlet count = 0;\n${onTask('if (++count === 4) process.exit(4);')}`,
    said: 'it ended with code 4',
  },
])('a worker that $name ends the run', async ({ code, said }) => {
  expect(await callWith(code)).toEqual({
    code: 2,
    stdout: '',
    stderr:
      `headroom: a worker failed, and its run was not written: ${said}; ` +
      'try fewer with --workers, or --workers 1 for none\n',
  });
});

it('a fault in headroom that a worker finds reads as without workers', async () => {
  const failure = { message: 'master check: used bytes', stack: 'Error: at' };
  const reply = JSON.stringify({ kind: 'failed', failure });
  expect(await callWith(onTask(`parentPort.postMessage(${reply});`))).toEqual({
    code: 2,
    stdout: '',
    stderr: 'a fault in headroom: master check: used bytes\n',
  });
});

it('so does a fault of the scenario', async () => {
  const growth = 'population.cohorts.clinical.trafficGrowthPerYear=900%';
  const set = ['--set', growth, '--set', 'horizon.end=2019-06-30'];
  const calls = ['1', '2'].map((workers) =>
    callWith(`import '${BUILT}';`, { args: [...RUN, ...set, '--workers', workers] }),
  );
  const [alone, other] = await Promise.all(calls);
  expect(alone).toMatchObject({ code: 2, stdout: '' });
  expect(alone?.stderr).toMatch(
    /^small\.yaml:5:1 {2}horizon {2}the traffic adds up to more than a run can count exactly: base on day \d+ {2}have .*\n$/,
  );
  expect(other).toEqual(alone);
});
