/** Which runs can be paired by replication: those whose replications share their luck. */
import { formatDate } from '../calendar/date.ts';
import type { Design } from '../ensemble/ensemble.ts';
import type { Fault } from '../table/fault.ts';
import type { RunIdentity } from './compared-run.ts';

/** Something that must be the same in paired runs. */
interface Condition {
  /** As a sentence begins: `the seed is`. */
  readonly subject: string;
  readonly wordsOf: (run: RunIdentity) => string;
  readonly mend: string;
}

const CONDITIONS: readonly Condition[] = [
  {
    subject: 'the version of headroom is',
    wordsOf: ({ headroomVersion }) => headroomVersion,
    mend: 'run both with the same version',
  },
  {
    subject: 'the seed is',
    wordsOf: ({ seed }) => `'${seed}'`,
    mend: 'run both with the same --seed',
  },
  {
    subject: 'the horizon is',
    wordsOf: ({ firstDate, lastDate }) => `${formatDate(firstDate)} to ${formatDate(lastDate)}`,
    mend: 'run both with the same horizon, as by --set horizon.end=DATE',
  },
  {
    subject: 'the currency is',
    wordsOf: ({ currency }) => currency,
    mend: 'run both with the same --set currency=CODE',
  },
  {
    subject: 'the number of replications is',
    wordsOf: ({ replicationCount }) => String(replicationCount),
    mend: 'run both with the same --replications, and without --until',
  },
  {
    subject: 'the sampling is',
    wordsOf: ({ design }) => design.method,
    mend: 'run both with the same --sampling',
  },
  {
    subject: 'the share of mailboxes simulated is',
    wordsOf: ({ sampleShare }) => (sampleShare === null ? 'all' : String(sampleShare)),
    mend: 'run both with the same --sample, or both without',
  },
];

const HYPERCUBES = {
  subject: 'the sizes of the hypercubes are',
  mend: 'run both with the same --set run.hypercubes=N, and with the same --until or none',
};

/** Why a run cannot be paired with the first. */
export interface PairingReason {
  /** As a sentence begins: `the seed is`. */
  readonly subject: string;
  /** What it is in the run, */
  readonly here: string;
  /** and in the first. */
  readonly there: string;
  readonly mend: string;
}

/**
 * Why runs cannot be paired with the first of them: every reason of every run; none: they can be.
 *
 * @example pairingFaults([]) // []
 */
export function pairingFaults([first, ...others]: readonly RunIdentity[]): Fault[] {
  return first === undefined
    ? []
    : others.flatMap((run) =>
        pairingReasons(first, run).map(({ subject, here, there, mend }) => ({
          file: run.argument,
          line: 0,
          column: 0,
          address: '',
          message: `cannot be paired with ${first.argument}: ${subject} ${here} here and ${there} there`,
          mend,
        })),
      );
}

/** Why a run (here) cannot be paired with the first (there): every reason; none: it can be. */
export function pairingReasons(first: RunIdentity, run: RunIdentity): PairingReason[] {
  const reasons = CONDITIONS.flatMap(({ subject, wordsOf, mend }) => {
    const [here, there] = [wordsOf(run), wordsOf(first)];
    return here === there ? [] : [{ subject, here, there, mend }];
  });
  // Of other methods or so many replications more, batches differ as a matter of course.
  const areAlike =
    run.design.method === first.design.method && run.replicationCount === first.replicationCount;
  const [here, there] = [hypercubesOf(run.design), hypercubesOf(first.design)];
  return areAlike && here !== there ? [...reasons, { ...HYPERCUBES, here, there }] : reasons;
}

/** `10 x 10` or `10, 10, 20`; only under latin-hypercube do batches decide on the inputs drawn. */
function hypercubesOf({ method, batchSizes }: Design): string {
  if (method !== 'latin-hypercube') return '';
  const [first = 0] = batchSizes;
  const areEqual = batchSizes.every((size) => size === first);
  return areEqual ? `${batchSizes.length} x ${first}` : batchSizes.join(', ');
}
