/** From a scenario file, what it extends and `--set`, to a scenario with its origins. */
import { type Fault, formatFault, InputFaults } from '../table/fault.ts';
import { assemble } from './assemble.ts';
import { distinctName, lastPart, nameSeenFrom } from './file-names.ts';
import { interpret } from './interpret.ts';
import { type Layers, readLayers, type ScenarioIo } from './layers.ts';
import type { InputFile, LoadedScenario } from './loaded.ts';
import { mergeTree } from './merge.ts';
import { originsOf } from './origins.ts';
import { placeAt, treeAt } from './place.ts';
import { resolvedOf } from './resolved.ts';
import { checkRules } from './rules.ts';
import { type ScenarioFile, scenarioSchema } from './schema.ts';
import { applySetting } from './setting.ts';
import type { Tree } from './tree.ts';

export interface ScenarioSource {
  /** The file as the user named it. */
  readonly path: string;
  /** `--set` expressions, the later over the earlier. */
  readonly set: readonly string[];
  readonly io: ScenarioIo;
}

/**
 * Loads a scenario.
 *
 * Faults of syntax and files that cannot be read are told first, as nothing can be said of values
 * without them; then every fault of keys, values and the rules between them, in one go.
 *
 * @throws InputFaults with every fault, in the order of files, lines and columns.
 */
export function loadScenario(source: ScenarioSource): LoadedScenario {
  const layers = readLayers(source.path, source.io);
  if (layers.isBroken) {
    throw inOrder(layers.faults, layers);
  }
  const faults = [...layers.faults];
  const root = mergeLayers(layers.trees, source, faults);
  const draft = interpret(scenarioSchema, root, faults);
  if (draft !== undefined) {
    checkRules(draft, root, { faults, layers: layers.trees.map(({ place }) => place.file) });
  }
  if (draft === undefined || faults.length > 0) {
    throw inOrder(faults, layers);
  }
  // Without a fault the draft is whole; to have the schema read it once more would take as long.
  const file = draft as ScenarioFile;
  const organisations = organisationsFile(root, layers.files, source.io);
  const origins = once(() => originsOf(root, scenarioSchema));
  const resolved = once(() => resolvedOf(root, scenarioSchema, organisations?.path));
  return {
    scenario: assemble(file, () => organisations?.path ?? ''),
    get origins() {
      return origins();
    },
    placeOf: (address) => placeAt(root, address),
    get resolved() {
      return resolved();
    },
    files: organisations === undefined ? layers.files : [...layers.files, organisations],
    overrides: source.set,
  };
}

/** Makes something when it is first asked for: who only validates never asks. */
function once<T>(make: () => T): () => T {
  let made: { readonly value: T } | undefined;
  return () => {
    made ??= { value: make() };
    return made.value;
  };
}

function mergeLayers(trees: readonly Tree[], { path, set }: ScenarioSource, faults: Fault[]): Tree {
  const spot = { schema: scenarioSchema, address: '', faults };
  const empty: Tree = {
    kind: 'map',
    entries: new Map(),
    place: { file: path, line: 1, column: 1 },
  };
  let root: Tree = empty;
  for (const tree of trees) {
    root = mergeTree(root, tree, spot) ?? root;
  }
  for (const expression of set) {
    root = applySetting(root, expression, { schema: scenarioSchema, faults });
  }
  return root;
}

/**
 * A path is relative to the file that writes it; one given to --set, to the working folder, and so
 * goes by its last part.
 */
function organisationsFile(
  root: Tree,
  files: readonly InputFile[],
  io: ScenarioIo,
): InputFile | undefined {
  const written = treeAt(root, 'population.organisations.file');
  if (written?.kind !== 'scalar') {
    return undefined;
  }
  const { file, expression } = written.place;
  const text = String(written.value);
  if (expression !== undefined) {
    return { name: distinctName(lastPart(text), files), path: text };
  }
  const from = files.find(({ path }) => path === file)?.name ?? '';
  return { name: distinctName(nameSeenFrom(from, text), files), path: io.resolve(file, text) };
}

/** Each fault once: by file in the order of reading, `--set` last, then by line and column. */
function inOrder(faults: readonly Fault[], { files }: Layers): InputFaults {
  const rank = (fault: Fault): number => {
    const index = files.findIndex(({ path }) => path === fault.file);
    return index < 0 ? files.length : index;
  };
  const once = new Map(faults.map((fault) => [formatFault(fault), fault]));
  const sorted = [...once.values()].sort(
    (a, b) => rank(a) - rank(b) || a.line - b.line || a.column - b.column,
  );
  return new InputFaults(sorted);
}
