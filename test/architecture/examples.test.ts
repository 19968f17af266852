/**
 * The examples in the comments are true. An example is an expression and, after `//`, its value; or
 * statements without a value, which must run. What it names is exported by its file or a neighbour.
 */
import { dirname, join } from 'node:path';
import { describe, expect, it } from 'vitest';
import { PROJECT_FOLDER } from '../support/run-cli.ts';
import { type Source, sourcesIn } from './sources.ts';

const COMMENT = /\/\*\*[\s\S]*?\*\//g;
/** Digits after the point of a value that is marked as rounded. */
const ROUNDED_PLACES = 4;
/** Statements that read a scenario get one that exists. */
const SCENARIO = join(PROJECT_FOLDER, 'test/e2e/scenarios/small.yaml');

interface Example {
  readonly path: string;
  readonly code: string;
  /** Null: statements. */
  readonly value: string | null;
}

const sources = sourcesIn('src');
const examples = sources.flatMap((source) =>
  [...source.text.matchAll(COMMENT)].flatMap(([comment]) => examplesOf(source, comment)),
);

/** The examples of a comment: each ends with the line that tells its value. */
function examplesOf({ path }: Source, comment: string): Example[] {
  const inside = comment.slice('/**'.length, -'*/'.length);
  const lines = inside.split('\n').map((line) => line.replace(/^\s*\* ?/, '').trimEnd());
  const first = lines.findIndex((line) => line.trimStart().startsWith('@example'));
  if (first < 0) return [];
  const found: Example[] = [];
  let code = '';
  for (const line of lines.slice(first).map((text) => text.replace('@example', ''))) {
    const [, part = '', value = null] = /^(.*?)(?:(?:^|\s)\/\/ (.*))?$/.exec(line) ?? [];
    code += `${part}\n`;
    if (value === null) continue;
    found.push({ path, code: code.trim(), value });
    code = '';
  }
  return code.trim() === '' ? found : [...found, { path, code: code.trim(), value: null }];
}

/** The exports of the file and of those beside it; its own win. */
async function namesFor(path: string): Promise<Record<string, unknown>> {
  const beside = sources.filter((source) => dirname(source.path) === dirname(path));
  const ordered = [...beside.filter((source) => source.path !== path), { path }];
  const modules: Record<string, unknown>[] = [];
  for (const source of ordered) modules.push(await import(join(PROJECT_FOLDER, source.path)));
  return Object.assign({}, ...modules);
}

function evaluate(body: string, names: Readonly<Record<string, unknown>>): unknown {
  return new Function(...Object.keys(names), `'use strict';\n${body}`)(...Object.values(names));
}

function rounded(value: unknown): unknown {
  return JSON.parse(
    JSON.stringify(value, (_key, part: unknown) =>
      typeof part === 'number' ? Number(part.toFixed(ROUNDED_PLACES)) : part,
    ),
  );
}

describe('examples', () => {
  it('are there', () => {
    expect(examples.length).toBeGreaterThan(25);
    const tags = sources.flatMap(({ text }) => text.match(/@example/g) ?? []);
    expect(examples.length).toBeGreaterThanOrEqual(tags.length);
  });

  it.each(examples)('$path: $code', async ({ path, code, value }) => {
    const names = await namesFor(path);
    if (value === null) {
      evaluate(code.replaceAll("'scenario.yaml'", JSON.stringify(SCENARIO)), names);
      return;
    }
    const expected = evaluate(`return (${value.replace(/, rounded$/, '')});`, names);
    const actual = evaluate(`return (${code});`, names);
    const told = actual instanceof Uint8Array ? [...actual] : actual;
    expect(value.endsWith(', rounded') ? rounded(told) : told).toEqual(expected);
  });
});
