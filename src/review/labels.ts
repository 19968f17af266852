/** What runs are called in a comparison. */
import type { ComparedRun } from './compared-run.ts';

/**
 * The scenarios' names; where several have one, each with its file or folder behind it, and where
 * that is the same too, with a number.
 *
 * @example
 * labelsOf([{ name: 'a', argument: 'runs/1' }, { name: 'a', argument: 'runs/2' }])
 * // ['a (runs/1)', 'a (runs/2)']
 */
export function labelsOf(runs: readonly Pick<ComparedRun, 'name' | 'argument'>[]): string[] {
  const names = runs.map(({ name }) => name);
  const taken = new Set<string>();
  return runs.map(({ name, argument }) => {
    const isOnly = names.filter((other) => other === name).length === 1;
    const label = oneLine(isOnly ? name : `${name} (${argument})`);
    let distinct = label;
    for (let number = 2; taken.has(distinct); number++) distinct = `${label} ${number}`;
    taken.add(distinct);
    return distinct;
  });
}

/** The text without line breaks and other characters that control a terminal. */
export function oneLine(text: string): string {
  return text.replace(/\p{Cc}+/gu, ' ');
}
