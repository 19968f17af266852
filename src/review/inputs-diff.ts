/** Which inputs of two runs differ, from their run.json. */

export interface InputsDiff {
  readonly isDifferent: boolean;
  /** By key of the scenario, in its order: those of the first run, then those only the second has. */
  readonly values: readonly InputValueDiff[];
  /** Keys with the same value of which something else is said: source, owner, note, quality. */
  readonly provenances: readonly ProvenanceDiff[];
  /** Data files that were read, by name; scenario files are told by their keys. */
  readonly files: readonly InputFileDiff[];
}

export interface InputValueDiff {
  /** Key of the scenario, `population.mailboxes`. */
  readonly address: string;
  /** Null: the run has no such key. */
  readonly before: PlacedValue | null;
  readonly after: PlacedValue | null;
}

/** A value as it was written, and where. */
export interface PlacedValue {
  readonly text: string;
  readonly file: string;
  /** 0 where there is none, as of `--set`. */
  readonly line: number;
  readonly column: number;
}

export interface ProvenanceDiff {
  readonly address: string;
  /** Which of source, owner, note and quality, with both texts. */
  readonly changes: readonly {
    readonly what: string;
    readonly before: string;
    readonly after: string;
  }[];
}

export interface InputFileDiff {
  readonly name: string;
  /** Bytes; null: the run did not read it. */
  readonly bytesBefore: number | null;
  readonly bytesAfter: number | null;
}
