/** The first screen: the verdict in words and the figures that it rests on. */
import type { JSX } from 'preact';
import type { PageRun } from '../cells/page-run.ts';
import { isSingle } from '../cells/pool-days.ts';
import { Said } from '../shown/said.tsx';
import { Shown } from '../shown/shown.tsx';
import { type HeadlineFigure, headlineFigures } from './headline-figures.ts';
import { summarySentence } from './summary-sentence.ts';
import { verdict } from './verdict.ts';
import type { Tone, VerdictItem } from './verdict-words.ts';

/** Signs in front of sentences, for those who do not see their colours, with words for all. */
const SIGNS: Readonly<Record<Tone, { readonly sign: string; readonly word: string }>> = {
  good: { sign: '✓', word: 'good' },
  watch: { sign: '!', word: 'watch' },
  bad: { sign: '✗', word: 'bad' },
  plain: { sign: '', word: '' },
};

/** So many figures stand above the verdict: more would push it off the first screen. */
const FIRST_FIGURES = 6;

export function HeadlineSection({ run }: { readonly run: PageRun }): JSX.Element {
  const figures = headlineFigures(run);
  const others = figures.slice(FIRST_FIGURES);
  return (
    <section id="verdict">
      <h2>Verdict</h2>
      <p class="summary">
        <Said sentence={summarySentence(run)} />
      </p>
      <Figures figures={figures.slice(0, FIRST_FIGURES)} />
      <p class="notes">{legend(run)}</p>
      <ul class="verdict">
        {verdict(run).map((item) => (
          <Judged key={item.topic} item={item} />
        ))}
      </ul>
      <p class="notes">{BOUNDS}</p>
      {others.length > 0 && <h3>More figures</h3>}
      <Figures figures={others} />
    </section>
  );
}

/** By what it is judged, as the constants of the verdict have it. */
const BOUNDS =
  'Good, watch and bad are bounds of headroom, not of the scenario. Storage: good if it never runs out, bad if it does in more than one replication of twenty, or a disk is more than full at P95; to be watched from seventeen twentieths of it. Rollout: good if nineteen of twenty keep their dates and nothing is stopped, bad if fewer than four of five do. Owners: to be watched if one in a hundred cannot send or mail bounces at P95, bad if one in twenty cannot send.';

function Judged({ item }: { readonly item: VerdictItem }): JSX.Element {
  const { tone, topic, sentence } = item;
  return (
    <li class={tone}>
      <span class="judged">
        <span aria-hidden="true">{SIGNS[tone].sign}</span> {SIGNS[tone].word}
      </span>
      <b>{topic}</b>
      <p>
        <Said sentence={sentence} />
      </p>
    </li>
  );
}

/** What stands in the cards below their figures. */
function legend(run: PageRun): string {
  return isSingle(run)
    ? 'Of the only replication: it has no ranges.'
    : 'P5, P50 and P95: of the replications, five, fifty and ninety-five per cent have at most that. In brackets: the ninety-five per cent interval of the bold figure.';
}

interface FiguresProps {
  readonly figures: readonly HeadlineFigure[];
}

function Figures({ figures }: FiguresProps): JSX.Element | null {
  if (figures.length === 0) return null;
  return (
    <ul class="figures">
      {figures.map(({ label, statistic, value, notes }) => (
        <li key={label}>
          <span>{label}</span>
          <b>
            <Shown cell={value} />
          </b>
          {statistic !== '' && <em>{statistic}</em>}
          {notes.map((note, index) => (
            <small key={index}>
              <Said sentence={note} />
            </small>
          ))}
        </li>
      ))}
    </ul>
  );
}
