/** How a run differs from the first, in a word that is seen at once. */
import type { JSX } from 'preact';
import type { Finding } from './compare-verdict.ts';

const WORDS: Readonly<Record<Finding['tone'], string>> = {
  better: 'better',
  worse: 'worse',
  other: 'different',
  open: 'open',
  same: 'the same',
  missing: 'not compared',
};

export function ToneMark({ tone }: Pick<Finding, 'tone'>): JSX.Element {
  return <span class={`tone ${tone}`}>{WORDS[tone]}</span>;
}
