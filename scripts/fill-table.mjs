// Prints `fill` of a cohort as it stands in a scenario, for the scripts that find it.
import { sampleRankCorrelation } from 'simple-statistics';

// Closer where the thresholds lie.
const SHARES = [
  0, 0.05, 0.1, 0.2, 0.3, 0.4, 0.5, 0.6, 0.7, 0.8, 0.85, 0.9, 0.925, 0.95, 0.96, 0.97, 0.98, 0.99,
  0.995, 0.998, 0.999, 1,
];
const POINTS_PER_LINE = 3;

// Fills and traffic of a cohort's mailboxes, in the same order; in lines of 100 columns.
export function printCohort({ name, fills, traffic }) {
  const sorted = Float64Array.from(fills).sort();
  const percent = (share) => `${Number((100 * share).toFixed(1))}%`;
  const points = SHARES.map((share) => {
    const fill = sorted[Math.round(share * (sorted.length - 1))];
    return `{share: ${percent(share)}, fill: ${percent(fill)}},`;
  });
  const mean = fills.reduce((sum, fill) => sum + fill, 0) / fills.length;
  console.log(`    ${name}: # mean ${percent(mean)}`);
  console.log('      fill:');
  console.log(
    `        correlationWithTraffic: ${sampleRankCorrelation(fills, traffic).toFixed(2)}`,
  );
  console.log('        quantiles:');
  console.log('          [');
  for (let first = 0; first < points.length; first += POINTS_PER_LINE) {
    console.log(`            ${points.slice(first, first + POINTS_PER_LINE).join(' ')}`);
  }
  console.log('          ]');
}
