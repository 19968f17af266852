/** A scenario together with where each of its values came from. */
import type { Place } from '../table/fault.ts';
import type { Scenario } from './scenario.ts';

export type Quality = 'measured' | 'published' | 'assumed';

/** Who says so: beside a number in the file as `{value, source, owner, note, quality}`. */
export interface Provenance {
  readonly source: string;
  readonly owner: string;
  readonly note: string;
  readonly quality: Quality | '';
}

/** One leaf of the merged file: what was written, where, and its provenance if given. */
export interface Origin extends Place {
  readonly address: string;
  /** The value as written, in one line of YAML flow style. */
  readonly text: string;
  readonly provenance: Provenance | null;
}

/** A file that the run read; `path` is from the working folder, `name` as in file-names.ts. */
export interface InputFile {
  readonly name: string;
  readonly path: string;
}

export interface LoadedScenario {
  readonly scenario: Scenario;
  /** Leaves in the order of the schema. */
  readonly origins: readonly Origin[];
  /** The place of an address, or of its nearest written ancestor. */
  readonly placeOf: (address: string) => Place;
  /** The merged file as plain data, as `show` prints it. */
  readonly resolved: unknown;
  readonly files: readonly InputFile[];
  /** `--set` expressions, as given. */
  readonly overrides: readonly string[];
}
