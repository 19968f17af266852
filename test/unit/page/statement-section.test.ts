import { h } from 'preact';
import { describe, expect, it } from 'vitest';
import { StatementSection } from '../../../src/page/method/statement-section.tsx';
import { shownPart, textOf, textsOf } from '../../support/shown-page.ts';
import { shownRun } from '../../support/shown-run.ts';

const RECORD = {
  ...{ name: 'small', question: 'Does it fit?', mailboxCount: 650000, headroom: '0.6.0' },
  ...{ firstDate: '2013-07-01', lastDate: '2013-07-31', seed: 'a seed', formatVersion: 5 },
  ...{ replications: 40, masterCheck: { passed: true }, scenarioSha256: 'abc' },
};
const LATIN = { method: 'latin-hypercube', batchSizes: Array(10).fill(4) };

function section(record: Readonly<Record<string, unknown>>, hypercubes = '10'): Document {
  const assumptions = [{ key: 'run.hypercubes', value: hypercubes }];
  const run = shownRun({ assumptions }, { record: { ...RECORD, ...record } });
  return shownPart(h(StatementSection, { run }));
}

const said = (record: Readonly<Record<string, unknown>>, hypercubes?: string) =>
  textsOf(section(record, hypercubes), 'p').join('\n');

describe('how the figures were made', () => {
  it('has the headings of the guidelines', () => {
    expect(textsOf(section({}), 'h3')).toEqual([
      ...['Objectives', 'Logic', 'Data', 'Experimentation', 'Implementation and access'],
      'Limits of use',
    ]);
    expect(section({}).querySelectorAll('ol li')).toHaveLength(10);
  });

  it('tells what was simulated, by what, and with what seed', () => {
    const text = said({});
    expect(text).toContain('The scenario small asks: Does it fit?');
    expect(text).toContain(
      'Simulated are 650,000 mailboxes from 1 July 2013 to 31 July 2013, day by day.',
    );
    expect(text).toContain('Made by headroom 0.6.0 with the seed a seed; tables are of format 5.');
    expect(text).toContain('The hash of the resolved scenario is abc.');
  });

  it.each([
    [LATIN, '10', 'The run has 40 replications, in 10 Latin hypercubes of 4 each: '],
    [
      { ...LATIN, batchSizes: [14, 13, 13] },
      '3',
      'The run has 40 replications, in Latin hypercubes: ',
    ],
    [LATIN, '12', 'The run has 40 replications, in Latin hypercubes: '],
    [
      { method: 'medians' },
      '10',
      'The run has 40 replications, with every uncertain input held at its median.',
    ],
    [
      { method: 'random' },
      '10',
      'The run has 40 replications; uncertain inputs are drawn independently for each.',
    ],
  ])('tells of sampling %j', (sampling, hypercubes, wanted) => {
    expect(said({ sampling }, hypercubes)).toContain(wanted);
  });

  it('tells of a sample, the drift, settings and precision where there are any', () => {
    const more = {
      ...{ sample: { share: 0.005, mailboxCount: 3250 }, drift: { days: 60, share: 0.038089 } },
      ...{ overrides: ['run.replications=40'], mailboxScaling: { from: 300, to: 600 } },
      until: { requirement: 'p95(end_used_tib) within 1%', isReached: false },
    };
    const wanted = [
      'A sample was simulated: 3,250 mailboxes, which are 0.5 % of all, scaled up',
      'what is stored moves by 3.8 % in the first 60 days;',
      'Set on the command line: run.replications=40.',
      'The organisations were scaled from 300 mailboxes to 600 mailboxes in all.',
      'until p95(end_used_tib) within 1%, which was not reached with the most allowed.',
      'run all mailboxes before deciding',
    ];
    for (const text of wanted) expect(said(more)).toContain(text);
    const bare = said({ overrides: [] });
    for (const text of [wanted[0], wanted[1], wanted[3], wanted[4], wanted[5]]) {
      expect(bare).not.toContain((text ?? '').slice(0, 20));
    }
    expect(bare).toContain('No input was set on the command line.');
  });

  it('warns where the books do not balance', () => {
    expect(said({})).toContain('Master check: in every replication');
    expect(said({ masterCheck: { passed: false } })).toContain('do not rely on these figures');
  });

  it('lists the files that were read and the inputs that go together', () => {
    const page = section({
      inputs: [{ name: 'a.yaml', bytes: 5091, sha256: 'c09e' }],
      correlations: [{ a: 'x', b: 'y', wanted: 0.5, achieved: 0.352345 }],
    });
    const row = (index: number) =>
      textsOf(page.querySelectorAll('tbody')[index] as Element, 'th, td');
    expect(row(0)).toEqual(['a.yaml', '5,091', 'c09e']);
    expect(row(1)).toEqual(['x', 'y', '0.5', '0.352345']);
    expect(page.querySelector('tbody data')?.getAttribute('data-cell')).toBe(
      'run.json:inputs.0.bytes:value',
    );
  });

  it('says nothing of intervals of one replication', () => {
    expect(said({ replications: 1 })).not.toContain('Student');
    expect(textOf(section({ replications: 1 }), 'section')).toContain('The run has 1 replication;');
  });
});
