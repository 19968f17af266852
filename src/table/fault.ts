/** What is wrong with an input (a file, a row, an option), where, and what to write instead. */

/** A place in a text; line and column are 1-based, 0 where there is none (`--set`). */
export interface Place {
  /** The file as the user named it, or `--set`. */
  readonly file: string;
  readonly line: number;
  readonly column: number;
}

/** A fault of an input. `address` is the key path (`rollout.stages.london.rate`), empty if none. */
export interface Fault extends Place {
  readonly address: string;
  readonly message: string;
  readonly mend: string;
}

/** Thrown with every fault found in one go; the command line prints them and exits with 2. */
export class InputFaults extends Error {
  readonly faults: readonly Fault[];

  constructor(faults: readonly Fault[]) {
    super(faults.map(formatFault).join('\n'));
    this.name = 'InputFaults';
    this.faults = faults;
  }
}

/**
 * `path/file.yaml:LINE:COL  key.path  what is wrong  what to write instead`: one line, in which
 * control characters of what was written do nothing to a terminal.
 */
export function formatFault(fault: Fault): string {
  const place = fault.line > 0 ? `${fault.file}:${fault.line}:${fault.column}` : fault.file;
  const parts = [place, fault.address, fault.message, fault.mend].filter((part) => part !== '');
  return parts.map((part) => part.replace(/\p{Cc}/gu, escaped)).join('  ');
}

/** A line break as backslash and n, and so on. */
function escaped(control: string): string {
  const code = JSON.stringify(control).slice(1, -1);
  return code.startsWith('\\') ? code : `\\u00${control.charCodeAt(0).toString(16)}`;
}
