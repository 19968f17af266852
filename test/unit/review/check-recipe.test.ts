import { describe, expect, it } from 'vitest';
import { type CheckRecipe, recipeWords } from '../../../src/review/check-recipe.ts';

const plainRecipe: CheckRecipe = { set: [], sampleShare: null, until: null, tables: null };

describe('a recipe in words', () => {
  it('has every option, what changes assumptions first', () => {
    const recipe: CheckRecipe = {
      set: ['run.replications=2', 'costs.lines.hosting.price=1000'],
      ...{ sampleShare: 0.0025, until: 'mean(peak_used_tib) 1%', tables: ['summary'] },
    };
    expect(recipeWords(recipe)).toBe(
      '--set costs.lines.hosting.price=1000 --set run.replications=2 --sample 0.25% --until mean(peak_used_tib) 1% --tables summary',
    );
    expect(recipeWords(plainRecipe)).toBe('');
  });

  it('is bounded, and says what is cut', () => {
    const set = Array.from({ length: 9 }, (_, index) => `a${index}=${'x'.repeat(200)}`);
    const tables = Array.from({ length: 1_010 }, (_, index) => `t${index}`);
    const words = recipeWords({ ...plainRecipe, set, tables });
    expect(words).toMatch(/^--set a0=x{74}\.\.\. --set a1/);
    expect(words).toContain(' (3 more --set) --tables t0,t1,');
    expect(words).toMatch(/,t7,\(1,002 more tables\)$/);
  });
});
