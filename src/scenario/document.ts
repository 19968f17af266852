/** The documentation of the scenario file, made from the schema. */
import type { z } from 'zod';
import { INTRODUCTION } from './document-introduction.ts';
import { layoutsSection } from './document-layouts.ts';
import { scenarioSchema } from './schema.ts';
import { type Shape, shapeOf, shapesOf } from './shape.ts';
import { joinAddress } from './tree.ts';

interface Row {
  readonly key: string;
  readonly type: string;
  readonly fallback: string;
  readonly meaning: string;
}

/** The text of docs/scenario.md: an introduction, then every key, then what presets hold. */
export function scenarioMarkdown(): string {
  const [file] = shapesOf(scenarioSchema);
  const single: Row[] = [];
  const sections: string[] = [];
  for (const [key, part] of file?.kind === 'map' ? file.keys : []) {
    const [first, ...below] = rowsOf(part, key);
    if (first !== undefined && below.length === 0) {
      single.push(first);
    } else if (first !== undefined) {
      sections.push(sectionOf(first, below));
    }
  }
  const top = ['## The file', '', ...tableOf(single)].join('\n');
  return `${[INTRODUCTION, top, ...sections, layoutsSection()].join('\n\n')}\n`;
}

function sectionOf({ key, fallback, meaning }: Row, below: readonly Row[]): string {
  const need = fallback === 'required' ? 'Required.' : 'May be left out.';
  return [`## \`${key}\``, '', `${meaning} ${need}`, '', ...tableOf(below)].join('\n');
}

function tableOf(rows: readonly Row[]): string[] {
  const lines = rows.map(
    ({ key, type, fallback, meaning }) => `| \`${key}\` | ${type} | ${fallback} | ${meaning} |`,
  );
  return ['| key | type | default | meaning |', '|---|---|---|---|', ...lines];
}

/** A row for a part of the schema, then one for each part below it. */
function rowsOf(part: z.core.$ZodType, key: string): Row[] {
  const shapes = shapesOf(part);
  const row = {
    key,
    type: shapes.map(typeOf).join(', or '),
    fallback: fallbackOf(shapes[0]),
    meaning: shapeOf(part, undefined).facts.description,
  };
  return [row, ...shapes.flatMap((shape) => rowsBelow(shape, key))];
}

function rowsBelow(shape: Shape, key: string): Row[] {
  if (shape.kind === 'value') {
    return [];
  }
  if (shape.kind === 'list') {
    return shapesOf(shape.item).flatMap((item) => {
      const isNamed = item.kind === 'map' && item.keys.has('name');
      return rowsBelow(item, joinAddress(key, isNamed ? 'NAME' : 'N'));
    });
  }
  const { facts } = shape;
  if (facts.part === 'map' && facts.isOverride === true) {
    return [];
  }
  const rows = [...shape.keys].flatMap(([name, part]) => rowsOf(part, joinAddress(key, name)));
  if (shape.rest === null) {
    return rows;
  }
  const word = facts.part === 'map' ? (facts.keyWord ?? 'NAME') : 'NAME';
  const [first, ...others] = rowsOf(shape.rest, joinAddress(key, word));
  return [...rows, ...(first === undefined ? [] : [{ ...first, fallback: '' }]), ...others];
}

function typeOf(shape: Shape): string {
  if (shape.facts.part === 'value') {
    return shape.facts.isUncertain ? `${shape.facts.type}, **uncertain**` : shape.facts.type;
  }
  if (shape.kind === 'list') {
    const items = shapesOf(shape.item).map((item) =>
      item.facts.part === 'value' ? item.facts.type : 'maps',
    );
    return `list: ${items.join(', or ')}`;
  }
  return 'map';
}

function fallbackOf(shape: Shape | undefined): string {
  const { facts, isOptional = false, fallback } = shape ?? {};
  if (facts?.defaultText !== undefined) {
    return facts.defaultText;
  }
  if (fallback !== undefined) {
    return typeof fallback === 'object' ? 'none' : String(fallback);
  }
  return isOptional ? 'none' : 'required';
}
