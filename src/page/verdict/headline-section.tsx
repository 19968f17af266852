/** The first screen: the verdict in words and the figures that it rests on. */
import type { JSX } from 'preact';
import type { PageRun } from '../cells/page-run.ts';
import { Said } from '../shown/said.tsx';
import { Shown } from '../shown/shown.tsx';
import { type HeadlineFigure, headlineFigures } from './headline-figures.ts';
import { verdict } from './verdict.ts';
import { isSingle, type Tone } from './verdict-words.ts';

/** Signs in front of sentences, for those who do not see their colours, with words for all. */
const SIGNS: Readonly<Record<Tone, { readonly sign: string; readonly word: string }>> = {
  good: { sign: '✓', word: 'good' },
  watch: { sign: '!', word: 'watch' },
  bad: { sign: '✗', word: 'bad' },
  plain: { sign: '', word: '' },
};

export function HeadlineSection({ run }: { readonly run: PageRun }): JSX.Element {
  return (
    <section id="verdict">
      <h2>Verdict</h2>
      <ul class="verdict">
        {verdict(run).map(({ tone, topic, sentence }) => (
          <li key={topic} class={tone}>
            <span class="judged">
              <span aria-hidden="true">{SIGNS[tone].sign}</span> {SIGNS[tone].word}
            </span>
            <b>{topic}</b>
            <p>
              <Said sentence={sentence} />
            </p>
          </li>
        ))}
      </ul>
      <h3>Headline figures</h3>
      <ul class="figures">
        {headlineFigures(run).map((figure) => (
          <Figure key={figure.label} figure={figure} />
        ))}
      </ul>
      <p class="notes">{legend(run)}</p>
    </section>
  );
}

/** What stands in the cards below their figures. */
function legend(run: PageRun): string {
  return isSingle(run)
    ? 'Of the only replication: it has no ranges.'
    : 'Large: the median of the replications, or a share of them. Then P5 to P95 of the replications, and the mean. In brackets: the ninety-five per cent interval of the mean, or of the share.';
}

function Figure({ figure }: { readonly figure: HeadlineFigure }): JSX.Element {
  const { label, value, notes } = figure;
  return (
    <li>
      <span>{label}</span>
      <b>
        <Shown cell={value} />
      </b>
      {notes.map((note, index) => (
        <small key={index}>
          <Said sentence={note} />
        </small>
      ))}
    </li>
  );
}
