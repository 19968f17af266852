/**
 * Nothing is so long that one cannot see it whole. Biome has the layout; its indents are relied on.
 */
import { describe, expect, it } from 'vitest';
import { codeOf, findInCode, sourcesIn } from './sources.ts';

const FILE_LINES_MAX = 300;
const FUNCTION_LINES_MAX = 60;
const LINE_LENGTH_MAX = 100;

/**
 * Functions that are longer for a reason:
 * the kernel's loop keeps a row in local variables, which a function called from it could not do;
 * the rounds of the generator are written out, since a loop over them takes several times as long.
 */
const LONG_FUNCTIONS = [
  'src/engine/kernel.ts  function advanceRows(run: CohortRun, block: Block): void {',
  'src/random/threefry.ts  export function uniformPair(',
];

const sources = ['src', 'test', 'bench', 'scripts'].flatMap((folder) => sourcesIn(folder));

/** A line that begins a function with a body: named, arrow, method, or given to a function. */
const FUNCTION =
  /\bfunction\b|=> \{$|^\s*(?:static |async |\*)*(?!if|for|while|switch|catch)[\w]+\(/;
/** A part of a test file, as long as there are cases. */
const GROUP_OF_TESTS = /^\s*describe\b/;

interface Span {
  readonly header: string;
  readonly lineCount: number;
}

/** The functions of a code and their lengths, first and last line included. */
function functionsOf(code: string): Span[] {
  const lines = code.split('\n').map((line) => line.trimEnd());
  return lines.flatMap((line, first) => {
    if (!FUNCTION.test(line) || GROUP_OF_TESTS.test(line)) return [];
    const last = lastLineOf(lines, first);
    return last === null ? [] : [{ header: line.trim(), lineCount: last - first + 1 }];
  });
}

/** The line that closes a body which the line `first`, or the end of its parameters, opens. */
function lastLineOf(lines: readonly string[], first: number): number | null {
  const indent = indentOf(lines[first]!);
  let isOpen = lines[first]!.endsWith('{');
  for (let at = first + 1; at < lines.length; at++) {
    const line = lines[at]!;
    if (line === '' || indentOf(line) > indent) continue;
    if (!/^\s*[)}\]]/.test(line)) return null;
    if (line.endsWith('{')) isOpen = true;
    else return isOpen ? at : null;
  }
  return null;
}

function indentOf(line: string): number {
  return line.length - line.trimStart().length;
}

describe('the measure of functions', () => {
  const example = [
    'function one(): void {',
    '  if (x) {',
    '    y();',
    '  }',
    '}',
    'export function two(',
    '  a: number,',
    '): {',
    '  readonly b: number;',
    '} {',
    '  const short = (c: number) => c;',
    '',
    '  return list.map((item) => {',
    '    return item;',
    '  });',
    '}',
  ];

  it('finds bodies and nothing else', () => {
    expect(functionsOf(example.join('\n'))).toEqual([
      { header: 'function one(): void {', lineCount: 5 },
      { header: 'export function two(', lineCount: 11 },
      { header: 'return list.map((item) => {', lineCount: 3 },
    ]);
  });

  it('finds about as many as there are', () => {
    const spans = sources.flatMap(({ text }) => functionsOf(codeOf(text)));
    const named = sources.flatMap((source) => findInCode(source, /^.*\bfunction\b.*$/gm));
    expect(spans.length).toBeGreaterThan(named.length);
  });
});

it('no file has more than 300 lines', () => {
  const long = sources
    .map(({ path, text }) => ({ path, lineCount: text.trimEnd().split('\n').length }))
    .filter(({ lineCount }) => lineCount > FILE_LINES_MAX);
  expect(long).toEqual([]);
});

it('no function has more than 60 lines, but for those listed with their reason', () => {
  const long = sources.flatMap(({ path, text }) =>
    functionsOf(codeOf(text))
      .filter(({ lineCount }) => lineCount > FUNCTION_LINES_MAX)
      .map(({ header }) => `${path}  ${header}`),
  );
  expect(long).toEqual(LONG_FUNCTIONS);
});

it('no comment has a line of more than 100 characters; Biome holds the code to that', () => {
  const long = sources.flatMap(({ path, text }) =>
    text
      .split('\n')
      .map((line, index) => ({ line, place: `${path}:${index + 1}` }))
      .filter(({ line }) => line.length > LINE_LENGTH_MAX && /^\s*(?:\/\*|\*|\/\/)/.test(line))
      .filter(({ line }) => !/https?:\/\/\S+$/.test(line))
      .map(({ place }) => place),
  );
  expect(long).toEqual([]);
});

it('no type is any, and the compiler is never told to look away', () => {
  const any = /(?:[:<|&]|=>|\bas|\bextends|\btype \w+ =)\s*any\b(?!\s*[?.=(])|\bany\[\]/g;
  expect(sources.flatMap((source) => findInCode(source, any))).toEqual([]);
  const off = /@ts-(?:ignore|expect-error|nocheck)/;
  const comments = sources.map(({ path, text }) => ({ path, text: commentsOf(text) }));
  expect(comments.filter(({ text }) => off.test(text)).map(({ path }) => path)).toEqual([]);
});

function commentsOf(text: string): string {
  const code = codeOf(text);
  return codeOf(text, { keepComments: true }).replace(/\S/g, (character, index) =>
    code[index] === character ? ' ' : character,
  );
}
