/** A scenario file and the files that it extends, lowest first. */
import type { Fault } from '../table/fault.ts';
import { distinctName, nameSeenFrom, scenarioName } from './file-names.ts';
import type { InputFile } from './loaded.ts';
import { attachProvenance } from './provenance.ts';
import { scenarioSchema } from './schema.ts';
import { childOf, faultAt, kindOf, type Tree, type TreePlace } from './tree.ts';
import { yamlTree } from './yaml-tree.ts';

/** How files are reached; given from outside, so that loading itself touches no disk. */
export interface ScenarioIo {
  /** The text of a file, or why it cannot be read (`there is no such file`). */
  readonly readText: (path: string) => { readonly text: string } | { readonly fault: string };
  /** The path, from the working folder, of what file `from` calls `path`. */
  readonly resolve: (from: string, path: string) => string;
}

export interface Layers {
  readonly trees: readonly Tree[];
  /** The scenario first, then what it extends in the order of reading. */
  readonly files: readonly InputFile[];
  readonly faults: readonly Fault[];
  /** Whether a file is missing or its syntax at fault, so that its values are not known. */
  readonly isBroken: boolean;
}

interface Collection {
  readonly io: ScenarioIo;
  readonly trees: Tree[];
  readonly files: InputFile[];
  readonly faults: Fault[];
  readonly seen: Set<string>;
  isBroken: boolean;
}

/**
 * Reads a file and all that it extends.
 *
 * Each file is laid once, below all that extend it; of a list the later is laid above the earlier.
 * A file that cannot be read, a fault of syntax and a cycle are faults.
 */
export function readLayers(top: string, io: ScenarioIo): Layers {
  const collection: Collection = {
    io,
    trees: [],
    files: [],
    faults: [],
    seen: new Set(),
    isBroken: false,
  };
  const place = { file: top, line: 0, column: 0 };
  collect({ path: top, name: scenarioName(top) }, { chain: [], place }, collection);
  return collection;
}

interface Visit {
  /** The files that led here, the scenario first. */
  readonly chain: readonly string[];
  /** Where this file was asked for. */
  readonly place: TreePlace;
}

function collect(file: InputFile, { chain, place }: Visit, collection: Collection): void {
  const { io, trees, files, faults, seen } = collection;
  const { path } = file;
  if (chain.includes(path)) {
    const cycle = [...chain.slice(chain.indexOf(path)), path].join(' -> ');
    const mend = 'take one of these extends away';
    faults.push(faultAt(place, { address: 'extends', message: `a cycle: ${cycle}`, mend }));
    collection.isBroken = true;
    return;
  }
  if (seen.has(path)) {
    return;
  }
  seen.add(path);
  const reading = io.readText(path);
  if ('fault' in reading) {
    const message = `cannot read ${path}: ${reading.fault}`;
    const mend = chain.length === 0 ? 'check the path' : 'write a path relative to this file';
    faults.push(faultAt(place, { address: chain.length === 0 ? '' : 'extends', message, mend }));
    collection.isBroken = true;
    return;
  }
  const name = distinctName(file.name, files);
  files.push({ name, path });
  const tree = yamlTree(reading.text, (line, column) => ({ file: path, line, column }), faults);
  if (tree === undefined) {
    collection.isBroken = true;
    return;
  }
  for (const base of basesOf(tree, faults)) {
    const extended = { path: io.resolve(path, base.path), name: nameSeenFrom(name, base.path) };
    collect(extended, { chain: [...chain, path], place: base.place }, collection);
  }
  trees.push(attachProvenance(withoutExtends(tree), scenarioSchema, faults));
}

function basesOf(tree: Tree, faults: Fault[]): { path: string; place: TreePlace }[] {
  const written = childOf(tree, 'extends');
  if (written === undefined) {
    return [];
  }
  const items = written.kind === 'list' ? written.items : [written];
  return items.flatMap((item) => {
    if (item.kind === 'scalar' && typeof item.value === 'string' && item.value !== '') {
      return [{ path: item.value, place: item.place }];
    }
    const message = `${kindOf(item)} is no path`;
    const mend = 'write a path or a list of paths, such as base/2013.yaml';
    faults.push(faultAt(item.place, { address: 'extends', message, mend }));
    return [];
  });
}

function withoutExtends(tree: Tree): Tree {
  if (tree.kind !== 'map') {
    return tree;
  }
  const entries = new Map(tree.entries);
  entries.delete('extends');
  return { ...tree, entries };
}
