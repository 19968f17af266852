/** What always holds of bounds of gates, and of the months in which people come and go. */
import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { controlledWith } from '../unit/scenario/controlled.ts';
import { faultLines, load } from '../unit/scenario/memory-io.ts';

const RUNS = { seed: 1, numRuns: 30 };

const percent = fc.integer({ min: 0, max: 100 });
const side = fc.constantFrom('above' as const, 'below' as const);
const metric = fc.constantFrom('shareBlocked', 'shareWarned', 'poolUtilisation');

describe('a gate', () => {
  it('is refused if and only if it would clear beyond its trip, or on the same side', () => {
    fc.assert(
      fc.property(metric, side, side, percent, percent, (of, tripSide, clearSide, bad, good) => {
        const trip = `trip: {${tripSide}: ${bad}%}`;
        const clear = `clear: {${clearSide}: ${good / 100}}`;
        const gate = `{name: g, metric: ${of}, ${trip}, ${clear}, onTrip: pause}`;
        const faults = faultLines(controlledWith(), `rollout.gates=[${gate}]`);
        const isSound =
          tripSide !== clearSide && (tripSide === 'above' ? good <= bad : good >= bad);
        expect(faults).toHaveLength(isSound ? 0 : 1);
      }),
      RUNS,
    );
  });
});

describe('the months', () => {
  it('have weights of mean 1 that compare as they are written', () => {
    const weights = fc.array(fc.integer({ min: 0, max: 1000 }), { minLength: 12, maxLength: 12 });
    fc.assert(
      fc.property(weights, (written) => {
        fc.pre(written.some((weight) => weight > 0));
        const keys = 'jan feb mar apr may jun jul aug sep oct nov dec'.split(' ');
        const profile = keys.map((key, index) => `${key}: ${written[index]}`).join(', ');
        const set = `population.churn={profile: {${profile}}}`;
        const { monthWeights } = load(controlledWith(), set).scenario.population.churn;
        expect(monthWeights.reduce((sum, weight) => sum + weight, 0)).toBeCloseTo(12, 9);
        const [largest] = [...written].sort((a, b) => b - a);
        const scale = monthWeights[written.indexOf(largest!)]! / largest!;
        for (const [month, weight] of monthWeights.entries()) {
          expect(weight).toBeCloseTo(written[month]! * scale, 9);
        }
      }),
      RUNS,
    );
  });
});
