/** Reviews of headline figures, by hand. */
import type { ComparedRun } from '../../src/review/compared-run.ts';
import { type NoiseFigure, type NoiseReview, noiseReview } from '../../src/review/noise-review.ts';
import { day, fakeComparedRun } from './compared-runs.ts';

export type Metrics = Parameters<typeof fakeComparedRun>[0];

/** Days that may be absent. */
export function dates(...texts: (string | null)[]): (number | null)[] {
  return texts.map((text) => (text === null ? null : day(text)));
}

/** The design of a run whose hypercubes have these sizes. */
export function hypercubes(...batchSizes: number[]): Pick<ComparedRun, 'design'> {
  return { design: { method: 'latin-hypercube', batchSizes } };
}

/** Reviews two runs, of which 1 % is material. */
export function reviewOfRuns(
  before: ComparedRun,
  after: ComparedRun,
  hasSamePopulation = true,
): NoiseReview {
  return noiseReview(before, after, { materialShare: 0.01, hasSamePopulation });
}

/** Reviews runs with these metrics, which are alike in all else but what is said of the second. */
export function reviewOf(
  before: Metrics,
  after: Metrics,
  more: Partial<ComparedRun> = {},
): NoiseReview {
  return reviewOfRuns(
    fakeComparedRun(before),
    fakeComparedRun(after, { argument: 'runs/b', ...more }),
  );
}

/** A figure that must be there. */
export function figureIn({ figures }: NoiseReview, name: string): NoiseFigure {
  const figure = figures.find((one) => one.name === name);
  if (figure === undefined) throw new Error(`there is no figure ${name}`);
  return figure;
}

/** The figure of contacts_count alone: the other metrics are 0 in every replication. */
export function contactsIn(
  before: number[],
  after: number[],
  more: Partial<ComparedRun> = {},
): NoiseFigure {
  const review = reviewOf({ contacts_count: before }, { contacts_count: after }, more);
  return figureIn(review, 'contacts_count');
}

/** The figures that differ and their boxes, in order. */
export function boxesIn({ figures }: NoiseReview): string[] {
  return figures.filter(({ box }) => box !== 'same').map(({ name, box }) => `${name}: ${box}`);
}
