/** A sizing as text: every input, and every step with its result, formula and source. */
import type { PublishedInputs } from '../storage/published-inputs.ts';
import { textTable } from '../table/text-table.ts';
import { formatDecimalShort } from '../units/decimal.ts';
import { formatSize } from '../units/sizes.ts';
import type { Sized } from './size-inputs.ts';
import { SIZE_OPTIONS, type SizeOption } from './size-options.ts';
import { SIZE_SECTIONS, SIZE_SOURCES, type SizeSection } from './size-steps.ts';

/** A sizing with its heading; one: no heading is needed. */
export interface SizeColumn {
  readonly title: string;
  readonly sized: Sized;
}

const PLACES = 3;
const PLACES_BELOW_ONE = 6;
/** From here on a decimal has digits that mean nothing. */
const PLAIN_MAX = 1e15;
const WIDTH = 100;
const INDENT = '      ';
const BYTES_PER_LABELLED_GB = 1e9;

export function sizeText(columns: readonly SizeColumn[]): string {
  return [
    inputsText(columns),
    ...SIZE_SECTIONS.map((section) => sectionText(section, columns)),
    sourcesText(),
  ].join('\n');
}

function inputsText(columns: readonly SizeColumn[]): string {
  const [first] = columns;
  const rows = SIZE_OPTIONS.map((option) => [
    option.symbol,
    `--${option.name}`,
    ...columns.map(({ sized }) => inputText(option, sized.inputs)),
    first?.sized.origins.get(option.input) ?? '',
  ]);
  const headers = ['', 'Inputs', ...titlesOf(columns), 'from'];
  const rightAligned = [false, false, ...columns.map(() => true), false];
  return textTable(headers, rows, { rightAligned });
}

function titlesOf(columns: readonly SizeColumn[]): string[] {
  return columns.map(({ title }) => title);
}

function inputText({ input, kind }: SizeOption, inputs: PublishedInputs): string {
  const value = inputs[input];
  if (value === null) return 'none';
  if (typeof value === 'boolean') return value ? 'yes' : 'no';
  if (typeof kind === 'object') return formatSize(value * kind.unitBytes);
  if (kind === 'disk') return `${numberText(value / BYTES_PER_LABELLED_GB)} GB`;
  if (kind === 'share' || kind === 'yes-no-share') return `${numberText(value * 100)}%`;
  return numberText(value);
}

function sectionText({ title, steps }: SizeSection, columns: readonly SizeColumn[]): string {
  const rows = steps.map(({ key, symbol, name, unit }) => [
    symbol,
    name,
    ...columns.map(({ sized }) => resultText(sized.sizing[key])),
    unit,
  ]);
  const headers = ['', title, ...titlesOf(columns), ''];
  const rightAligned = [false, false, ...columns.map(() => true), false];
  const [heading = '', ...lines] = textTable(headers, rows, { rightAligned }).split('\n');
  const explained = steps.flatMap(({ words, formula, sources }, index) => [
    `${lines[index]}\n`,
    ...wrapped(`${words}: ${formula} [${sources}]`),
  ]);
  return `${heading}\n${explained.join('')}`;
}

/** Lines with the indent of what explains a step. */
function wrapped(text: string): string[] {
  const lines = [''];
  for (const word of text.split(' ')) {
    const line = `${lines.at(-1)} ${word}`;
    if (line.length <= WIDTH - INDENT.length) lines[lines.length - 1] = line;
    else lines.push(` ${word}`);
  }
  return lines.map((line) => `${INDENT}${line.trimStart()}\n`);
}

function resultText(value: number | boolean | null): string {
  if (typeof value === 'boolean') return value ? 'yes' : 'no';
  return value === null ? 'none' : numberText(value);
}

/** With three places at most, more below 1, and thousands apart. */
function numberText(value: number): string {
  if (!(value < PLAIN_MAX)) return String(value);
  const places = Math.abs(value) < 1 ? PLACES_BELOW_ONE : PLACES;
  const [whole = '', fraction] = formatDecimalShort(value, places).split('.');
  const grouped = whole.replace(/(?<=\d)(?=(?:\d{3})+$)/g, ',');
  return fraction === undefined ? grouped : `${grouped}.${fraction}`;
}

function sourcesText(): string {
  const lines = Object.entries(SIZE_SOURCES).map(([letter, source]) => `  [${letter}] ${source}\n`);
  return `Sources\n${lines.join('')}`;
}
