import { expect, it } from 'vitest';
import { overlaid } from '../../../src/cli/check-recipe.ts';

it.each([
  [[], [], []],
  [['a=1', 'b=2'], [], ['a=1', 'b=2']],
  [[], ['a=1', 'a=2'], ['a=2']],
  // In its place, as what stands later counts for more.
  [['a={b: 1}', 'a.b=2', 'c=3'], ['a={b: 4}'], ['a={b: 4}', 'a.b=2', 'c=3']],
  [['a.b=2'], ['a={b: 4}'], ['a.b=2', 'a={b: 4}']],
  [
    ['run.replications=2', 'x=1'],
    ['y=2', ' run.replications = 3'],
    [' run.replications = 3', 'x=1', 'y=2'],
  ],
  // Nothing grows, however often the same is asked for.
  [
    ['x=1', 'y=2'],
    ['y=2', 'x=1'],
    ['x=1', 'y=2'],
  ],
])('%j under %j is %j', (set, over, whole) => {
  expect(overlaid(set, over)).toEqual(whole);
});
