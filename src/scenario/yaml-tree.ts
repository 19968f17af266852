/** YAML 1.2 text to a tree with places. */

import type { Node, Pair, YAMLError, YAMLMap } from 'yaml';
import { type Alias, isAlias, isMap, isScalar, isSeq, LineCounter, parseDocument } from 'yaml';
import type { Fault } from '../table/fault.ts';
import { type DuplicateKey, duplicateKeyAt } from './duplicate-key.ts';
import {
  faultAt,
  type MapEntry,
  quoted,
  type ScalarValue,
  type Tree,
  type TreePlace,
} from './tree.ts';

/** Aliases may stand for large parts; a file that unfolds to more values than this is refused. */
const VALUE_COUNT_MAX = 100_000;

/** What a value is read with: its document, how to name a place, and where faults go. */
interface Reader {
  readonly placeAt: (offset: number) => TreePlace;
  readonly faults: Fault[];
  /** The latest node of each anchor so far; searching the document for each alias is slow. */
  readonly anchors: Map<string, Node>;
  /** Anchored nodes that were met; unfolding one again must not move its name back to it. */
  readonly seen: Set<Node>;
  /** What each alias stood for when it was first met. */
  readonly targets: Map<Alias, Node | undefined>;
  /** Anchored nodes being read, against one that holds itself. */
  readonly open: Set<Node>;
  valueCount: number;
}

/**
 * Reads one YAML document; every fault of its syntax goes to `faults`.
 *
 * CRLF line ends and a byte order mark make no difference. An empty text is an empty map. Returns
 * undefined if the syntax is at fault, as what was understood cannot be relied on then.
 *
 * @param placeOf gives the place of a 1-based line and column
 */
export function yamlTree(
  text: string,
  placeOf: (line: number, column: number) => TreePlace,
  faults: Fault[],
): Tree | undefined {
  const lines = new LineCounter();
  const document = parseDocument(text.replace(/^\uFEFF/, ''), {
    lineCounter: lines,
    prettyErrors: false,
  });
  const placeAt = (offset: number): TreePlace => {
    const { line, col } = lines.linePos(offset);
    return placeOf(line, col);
  };
  const broken = [...document.errors, ...document.warnings];
  for (const error of broken) {
    const [offset] = error.pos;
    const twice = error.code === 'DUPLICATE_KEY' ? duplicateKeyAt(document, offset) : null;
    const complaint =
      twice === null
        ? syntaxComplaint(error)
        : duplicateComplaint(twice, placeAt(twice.firstOffset).line);
    faults.push(faultAt(placeAt(offset), { address: '', ...complaint }));
  }
  if (broken.length > 0) {
    return undefined;
  }
  const start = placeOf(1, 1);
  if (document.contents === null) {
    return { kind: 'map', entries: new Map(), place: start };
  }
  const reader: Reader = {
    placeAt,
    faults,
    anchors: new Map(),
    seen: new Set(),
    targets: new Map(),
    open: new Set(),
    valueCount: 0,
  };
  const faultCount = faults.length;
  const tree = treeOf(document.contents, start, reader);
  return faults.length === faultCount ? tree : undefined;
}

/** @param line 0 within --set, where there are no lines */
function duplicateComplaint({ name }: DuplicateKey, line: number) {
  const where = line > 0 ? `in line ${line}, ` : '';
  const message = `the key ${quoted(name)} was given before, ${where}in the same map`;
  return { message, mend: 'keep one of the two' };
}

function syntaxComplaint(error: YAMLError): { message: string; mend: string } {
  switch (error.code) {
    case 'DUPLICATE_KEY':
      return { message: 'this key was given before in the same map', mend: 'keep one of the two' };
    case 'TAB_AS_INDENT':
      return { message: 'a tab is used to indent', mend: 'indent with spaces' };
    case 'MULTIPLE_DOCS':
      return { message: 'a second document begins', mend: 'write one scenario a file' };
    case 'TAG_RESOLVE_FAILED':
      return { message: 'tags (!name) are not read', mend: 'leave the tag out' };
    default:
      return { message: `not valid YAML: ${error.message}`, mend: 'mend the syntax here' };
  }
}

/** @param keyPlace where the value's key stands; it stands for a map or a list */
function treeOf(node: Node, keyPlace: TreePlace, reader: Reader): Tree {
  const place = node.range ? reader.placeAt(node.range[0]) : keyPlace;
  reader.valueCount += 1;
  if (reader.valueCount > VALUE_COUNT_MAX) {
    if (reader.valueCount === VALUE_COUNT_MAX + 1) {
      const message = `the file unfolds to more than ${VALUE_COUNT_MAX} values`;
      reader.faults.push(faultAt(place, { address: '', message, mend: 'use fewer aliases' }));
    }
    return { kind: 'scalar', value: null, place };
  }
  if (isAlias(node)) {
    return unfold(node, place, reader);
  }
  if ((isMap(node) || isSeq(node) || isScalar(node)) && node.anchor !== undefined) {
    return anchored(node, node.anchor, { keyPlace, place, reader });
  }
  return contentOf(node, { keyPlace, place, reader });
}

interface Spot {
  readonly keyPlace: TreePlace;
  readonly place: TreePlace;
  readonly reader: Reader;
}

function anchored(node: Node, anchor: string, spot: Spot): Tree {
  const { anchors, seen, open } = spot.reader;
  if (!seen.has(node)) {
    seen.add(node);
    anchors.set(anchor, node);
  }
  open.add(node);
  const tree = contentOf(node, spot);
  open.delete(node);
  return tree;
}

function contentOf(node: Node, { keyPlace, place, reader }: Spot): Tree {
  if (isMap(node)) {
    return {
      kind: 'map',
      entries: entriesOf(node as YAMLMap<Node, Node | null>, reader),
      place: keyPlace,
    };
  }
  if (isSeq(node)) {
    const items = (node.items as Node[]).map((item) =>
      treeOf(item, item.range ? reader.placeAt(item.range[0]) : keyPlace, reader),
    );
    return { kind: 'list', items, place: keyPlace };
  }
  const value = isScalar(node) ? (node.value as ScalarValue) : null;
  return { kind: 'scalar', value, place: value === null ? keyPlace : place };
}

function unfold(alias: Alias, place: TreePlace, reader: Reader): Tree {
  const { anchors, targets, open, faults } = reader;
  if (!targets.has(alias)) {
    targets.set(alias, anchors.get(alias.source));
  }
  const target = targets.get(alias);
  if (target === undefined || open.has(target)) {
    const message = 'this alias has no finished anchor before it';
    faults.push(faultAt(place, { address: '', message, mend: 'write the value out' }));
    return { kind: 'scalar', value: null, place };
  }
  return treeOf(target, place, reader);
}

function entriesOf(map: YAMLMap<Node, Node | null>, reader: Reader): Map<string, MapEntry> {
  const entries = new Map<string, MapEntry>();
  for (const { key, value } of map.items as Pair<Node, Node | null>[]) {
    const keyPlace = reader.placeAt(key.range?.[0] ?? 0);
    const name = isScalar(key) ? key.value : null;
    if (typeof name === 'string' || typeof name === 'number') {
      const empty: Tree = { kind: 'scalar', value: null, place: keyPlace };
      const tree = value === null ? empty : treeOf(value, keyPlace, reader);
      entries.set(String(name), { keyPlace, tree });
      continue;
    }
    const message = 'a key must be a word';
    reader.faults.push(faultAt(keyPlace, { address: '', message, mend: 'write key: value' }));
  }
  return entries;
}
