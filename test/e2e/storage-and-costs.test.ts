/** Storage and costs of a scenario file, as the commands that read one tell of them. */
import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { expect, it } from 'vitest';
import { callCli } from '../support/run-cli.ts';
import { COSTS_HEAD, smallScenario } from '../support/small-scenario.ts';

const STORED = `
storage:
  layout: {preset: exchange-2010, copies: 2}
  pools:
    north: {usable: 400 GiB, organisations: {regions: [North]}}
    south: {usable: 600 GiB, organisations: rest}
  procurement:
    leadTimeDays: {p10: 45, p50: 70, p90: 120}
    scheduled: [{pool: north, on: 2013-07-15, size: 20 GiB}]
${COSTS_HEAD}    - name: storage running
      kind: running
      per: TiB-month installed
      price: {p10: 12, p50: 18, p90: 30, source: "a guess", quality: assumed}
      pricePerYear: {uniform: [-10%, 0%]}
    - {name: bias, kind: optimism-bias, share: 10%, of: [purchase]}
`;

/** The small scenario with storage and costs; small.yaml has 61 lines before it. */
const stored = (edit: (text: string) => string = (text) => text) =>
  smallScenario((text) => `${text.trimEnd()}\n${edit(STORED)}`);

it('validate looks at whose mail is in which pool, as run does', async () => {
  const cases = [
    [
      'regions: [North]',
      'regions: [Nort]',
      'storage.pools.north.organisations  no organisation is',
    ],
    ['organisations: rest', 'organisations: {regions: [North]}', "is in pool 'north' already"],
    ['organisations: rest', 'organisations: {organisations: [A1]}', 'in no pool'],
  ] as const;
  for (const [from, to, fault] of cases) {
    const cwd = stored((text) => text.replace(from, to));
    const { code, stdout, stderr } = await callCli(['validate', 'small.yaml'], { cwd });
    expect({ code, stdout }).toEqual({ code: 2, stdout: '' });
    expect(stderr).toContain(fault);
    expect((await callCli(['plan', 'small.yaml'], { cwd })).stderr).toBe(stderr);
  }
});

it('validate accepts them, and names every fault of both in one go', async () => {
  const good = await callCli(['validate', 'small.yaml'], { cwd: stored() });
  expect(good.code).toBe(0);
  expect(good.stderr).toMatch(
    /^1 scheduled purchase counts as ordered before the start, and .*\n$/,
  );
  const cwd = stored((text) =>
    text
      .replace('copies: 2', 'copies: 0')
      .replace('pool: north', 'pool: nort')
      .replace('lifeYears: 4', 'lifeYears: 4, to: 2014-03-31')
      .replace('of: [purchase]', 'of: [purchase, storage running]'),
  );
  const { code, stdout, stderr } = await callCli(['validate', 'small.yaml'], { cwd });
  expect({ code, stdout }).toEqual({ code: 2, stdout: '' });
  const places = stderr.split('\n').map((line) => line.split('  ').slice(0, 2).join('  '));
  expect(places).toEqual([
    'small.yaml:63:43  storage.layout.copies',
    'small.yaml:69:24  storage.procurement.scheduled.1.pool',
    'small.yaml:76:86  costs.lines.purchase.to',
    'small.yaml:82:68  costs.lines.bias.of.2',
    '',
  ]);
});

it('show prints them, with their origins', async () => {
  const cwd = stored();
  const shown = await callCli(['show', 'small.yaml'], { cwd });
  expect(shown.stdout).toContain('storage:\n  layout:\n    preset: exchange-2010\n    copies: 2\n');
  expect(shown.stdout).toContain('      price: 2000\n');
  const set = ['--set', 'costs.lines.purchase.price=1900'];
  const { stdout } = await callCli(['show', 'small.yaml', '--origins', ...set], { cwd });
  const lines = stdout.split('\n').map((line) => line.replace(/ {2,}/g, ' | '));
  expect(lines).toContain('costs.lines.purchase.price | 1900 | --set');
  expect(lines).toContain(
    'costs.lines.storage running.price | {p10: 12, p50: 18, p90: 30} | small.yaml:80:7 | ' +
      'assumed | a guess',
  );
  expect(lines).toContain('storage.pools.north.usable | 400 GiB | small.yaml:65:21');
});

it('assumptions, replications and sensitivities have prices by their addresses', async () => {
  const cwd = stored();
  const args = ['run', 'small.yaml', '--quiet', '--replications', '20'];
  const set = ['--set', 'costs.lines.purchase.price=1900'];
  expect(await callCli([...args, ...set], { cwd })).toMatchObject({ code: 0, stderr: '' });
  const rowsOf = (name: string, key: RegExp) =>
    readFileSync(join(cwd, 'runs/small', name), 'utf8')
      .split('\n')
      .filter((line) => key.test(line));
  // Inputs that nobody wrote come last.
  expect(rowsOf('assumptions.csv', /^costs\.lines.*\.price/)).toEqual([
    'costs.lines.purchase.price,1900,currency a unit,fixed,,,,,,,,,,,,,command line,',
    expect.stringMatching(
      /^costs\.lines\.storage running\.price,"{p10.*}",currency a unit,percentiles,12.*small.yaml,80$/,
    ),
    // -10% + (5%, 10%, 50%, 90%, 95%) x 10%
    'costs.lines.storage running.pricePerYear,"{uniform: [-10%, 0%]}",share,uniform,,,,' +
      '-0.095000,-0.090000,-0.050000,-0.010000,-0.005000,,,,,small.yaml,81',
    'costs.lines.purchase.pricePerYear,0,share,fixed,,,,,,,,,,,,,default,',
  ]);
  const drawn = rowsOf('replications.csv', /^\d+,input,costs\.lines\.storage running\.price,/);
  expect(new Set(drawn).size).toBe(20);
  expect(rowsOf('replications.csv', /leadTimeDays|purchase/)).toEqual([]);
  expect(rowsOf('sensitivity.csv', /,costs\.lines\.storage running\.price,/)).not.toEqual([]);
});
