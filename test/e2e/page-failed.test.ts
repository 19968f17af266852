/** A page that cannot be made or written costs nobody the run. */
import { existsSync, mkdtempSync, readdirSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterEach, beforeEach, describe, expect, it, vi } from 'vitest';
import { Interrupted } from '../../src/cli/interrupt.ts';
import { publishRun } from '../../src/cli/publish-run.ts';
import { checkedProject, checkPlans } from '../support/checked-projects.ts';
import { project, runInto, TWELVE } from '../support/compared-projects.ts';
import { callCli, filesIn, freshFolder, PROJECT_FOLDER } from '../support/run-cli.ts';
import { RUN_FILES, run } from '../support/run-folders.ts';

/** What the making of a page throws; null: nothing. */
const pages = vi.hoisted(() => ({ fault: null as Error | null }));
vi.mock('../../src/page/run-page.tsx', async (original) => {
  const { runPage } = await original<typeof import('../../src/page/run-page.tsx')>();
  const failing: typeof runPage = (...args) => {
    if (pages.fault !== null) throw pages.fault;
    return runPage(...args);
  };
  return { runPage: failing };
});
vi.mock('../../src/page/compare/compare-page.tsx', async (original) => {
  const module = await original<typeof import('../../src/page/compare/compare-page.tsx')>();
  const failing: typeof module.comparePage = (...args) => {
    if (pages.fault !== null) throw pages.fault;
    return module.comparePage(...args);
  };
  return { ...module, comparePage: failing };
});

let cwd = '';
beforeEach(() => {
  cwd = mkdtempSync(join(tmpdir(), 'headroom-test-'));
  pages.fault = new Error('no such mark\nand more');
});
afterEach(() => rmSync(cwd, { recursive: true, force: true }));

const REASON = 'report.html was not written: a fault in headroom: no such mark; headroom report';

describe('a run that is published', () => {
  const publish = (error: Error) => {
    const interruption = new AbortController().signal;
    const io = { cwd, packageFolder: PROJECT_FOLDER, interruption };
    const inputs = [
      { name: '../fake.yaml', content: Buffer.from('name: fake\n') },
      { name: 'organisations.csv', content: Buffer.from('id\r\n1\r\n') },
    ];
    const make = () => Promise.reject(error);
    const at = { io, nothingOf: () => '', make };
    return publishRun(run, { folder: 'kept', force: false, inputs }, at);
  };

  it('has all else where its page cannot be made', async () => {
    const fault = new Error('no such mark');
    expect(await publish(fault)).toEqual({ page: null, pageFault: fault });
    expect(readdirSync(join(cwd, 'kept')).sort()).toEqual(RUN_FILES);
  });

  it('is not where it was interrupted meanwhile', async () => {
    await expect(publish(new Interrupted('nothing'))).rejects.toThrow(Interrupted);
    expect(readdirSync(cwd)).toEqual([]);
  });
});

describe('a command', () => {
  const TWO = ['run', 'small.yaml', 'none.yaml', '--replications', '2'];

  it('says so, tells the rest, goes on with further files, and ends with 2', async () => {
    const folder = project();
    const { code, stdout, stderr } = await callCli(TWO, { cwd: folder });
    expect({ code, stdout }).toEqual({ code: 2, stdout: 'runs/small\nruns/none\n' });
    for (const name of ['small', 'none']) {
      expect(stderr).toContain(`\n${REASON} runs/${name} makes it\n`);
      expect(stderr).toContain(`\nwrote runs/${name}; begin with summary.csv\n`);
      expect(existsSync(join(folder, 'runs', name, 'summary.csv'))).toBe(true);
      expect(existsSync(join(folder, 'runs', name, 'report.html'))).toBe(false);
    }
    expect(stderr).toContain('peak_used_tib');
    pages.fault = null;
    expect((await callCli(['report', 'runs/small'], { cwd: folder })).code).toBe(0);
    expect((await callCli(['verify', 'runs/small'], { cwd: folder })).code).toBe(0);
  });

  it('prints its JSON and tests assertions, over which the fault wins', async () => {
    const args = ['--json', '--quiet', '--assert', 'p50(peak_used_tib) < 0'];
    const { code, stdout, stderr } = await callCli([...TWO, ...args], { cwd: project() });
    expect(code).toBe(2);
    const { runs } = JSON.parse(stdout);
    expect(runs.map(({ folder }: { folder: string }) => folder)).toEqual([
      'runs/small',
      'runs/none',
    ]);
    expect(runs[1].assertions).toMatchObject([{ holds: false }]);
    expect(stderr.replace(/it is .*/g, 'it is')).toBe(
      ['small', 'none']
        .map(
          (name) =>
            `${REASON} runs/${name} makes it\ndoes not hold: p50(peak_used_tib) < 0: it is\n`,
        )
        .join(''),
    );
  });

  it('compares what it has simulated', async () => {
    const folder = project();
    const args = ['compare', 'small.yaml', 'none.yaml', '--out', 'kept', ...TWELVE, '--quiet'];
    const kept = await callCli(args, { cwd: folder });
    expect(kept).toMatchObject({
      code: 2,
      stderr: `${REASON} kept/small makes it\n${REASON} kept/none makes it\n`,
    });
    pages.fault = null;
    const { stdout } = await callCli(['compare', 'kept/small', 'kept/none'], { cwd: folder });
    expect(kept.stdout).toBe(stdout);
  });

  it('writes no report without its page', async () => {
    const folder = checkedProject();
    const before = filesIn(folder);
    const updated = await checkPlans(folder, ['--update']);
    expect(updated).toEqual({
      ...{ code: 2, stdout: '' },
      stderr: 'a fault in headroom: no such mark\n',
    });
    expect(filesIn(folder)).toEqual(before);
  });
});

describe('a comparison whose page comes to nothing', () => {
  const COMPARE = ['compare', 'runs/a', 'runs/b', '--assert', 'p50(peak_used_tib) < 0'];
  const compared = async () => {
    const folder = project();
    pages.fault = null;
    for (const out of ['runs/a', 'runs/b']) await runInto(out, folder, '--replications', '2');
    const plain = await callCli(COMPARE, { cwd: folder });
    expect(plain.code).toBe(1);
    return { folder, plain };
  };

  it('is printed, and its assertions tested', async () => {
    const { folder, plain } = await compared();
    pages.fault = new Error('no such mark');
    expect(await callCli([...COMPARE, '--html', 'c.html'], { cwd: folder })).toEqual({
      ...{ code: 2, stdout: plain.stdout },
      stderr: `${plain.stderr}a fault in headroom: no such mark\n`,
    });
    expect(existsSync(join(folder, 'c.html'))).toBe(false);
    const alone = await callCli([...COMPARE, '--html', '-'], { cwd: folder });
    expect(alone).toMatchObject({ code: 2, stdout: '' });
  });

  it('is printed before a page that cannot be written', async () => {
    const { folder, plain } = await compared();
    const place = freshFolder();
    const html = join(place, 'c.html');
    const failed = await callCli([...COMPARE, '--html', html], {
      cwd: folder,
      onStderr: () => rmSync(place, { recursive: true, force: true }),
    });
    expect(failed).toMatchObject({ code: 2, stdout: plain.stdout });
    expect(failed.stderr).toContain(`${plain.stderr}headroom: cannot write ${html}: `);
    // Once it can be, the code is that of the assertions.
    expect((await callCli([...COMPARE, '--html', 'c.html'], { cwd: folder })).code).toBe(1);
  });
});
