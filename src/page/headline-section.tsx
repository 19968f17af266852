/** The first screen: the verdict in words and the figures that it rests on. */
import type { JSX } from 'preact';
import { type HeadlineFigure, headlineFigures } from './headline-figures.ts';
import type { PageRun } from './page-run.ts';
import { Said } from './said.tsx';
import { Shown } from './shown.tsx';
import { verdict } from './verdict.ts';
import type { Tone } from './verdict-words.ts';

/** Signs in front of sentences, for those who do not see their colours, with words for all. */
const SIGNS: Readonly<Record<Tone, { readonly sign: string; readonly word: string }>> = {
  good: { sign: '✓', word: 'good' },
  watch: { sign: '!', word: 'watch' },
  bad: { sign: '✗', word: 'bad' },
  plain: { sign: '·', word: '' },
};

export function HeadlineSection({ run }: { readonly run: PageRun }): JSX.Element {
  return (
    <section id="verdict">
      <h2>Verdict</h2>
      <ul class="verdict">
        {verdict(run).map(({ tone, topic, sentence }) => (
          <li key={topic} class={tone}>
            <span class="tone">
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
    </section>
  );
}

function Figure({ figure }: { readonly figure: HeadlineFigure }): JSX.Element {
  const { label, value, statistic, notes } = figure;
  return (
    <li>
      <span>{label}</span>
      <b>
        <Shown cell={value} />
      </b>
      {statistic !== '' && <small>{statistic}</small>}
      {notes.map((note, index) => (
        <small key={index}>
          <Said sentence={note} />
        </small>
      ))}
    </li>
  );
}
