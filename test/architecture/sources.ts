/** The project's own files, and their code without comments and texts. */
import { readdirSync, readFileSync } from 'node:fs';
import { join, relative } from 'node:path';
import { PROJECT_FOLDER } from '../support/run-cli.ts';

export interface Source {
  /** From the project's folder, with `/` between parts. */
  readonly path: string;
  readonly text: string;
}

/** The files under a folder whose names end so, in order of their paths. */
export function sourcesIn(folder: string, ending: RegExp = /\.(tsx?|mjs)$/): Source[] {
  const entries = readdirSync(join(PROJECT_FOLDER, folder), {
    recursive: true,
    withFileTypes: true,
  });
  return entries
    .filter((entry) => entry.isFile() && ending.test(entry.name))
    .map((entry) => sourceAt(relative(PROJECT_FOLDER, join(entry.parentPath, entry.name))))
    .sort((a, b) => (a.path < b.path ? -1 : 1));
}

export function sourceAt(path: string): Source {
  const text = readFileSync(join(PROJECT_FOLDER, path), 'utf8');
  return { path: path.replaceAll('\\', '/'), text };
}

/**
 * What is no code: comments, quoted texts, templates (their expressions included, see codeOf), and
 * regular expressions, which begin where no value can have ended.
 */
const NO_CODE = new RegExp(
  [
    /\/\*[\s\S]*?\*\//,
    /\/\/.*/,
    /'(?:\\.|[^'\\\n])*'/,
    /"(?:\\.|[^"\\\n])*"/,
    /`(?:\\[\s\S]|[^`\\])*`/,
    /(?<=(?:[=(,:?!&|>[{;]|return|^)\s*)\/(?![*/])(?:\\.|\[(?:\\.|[^\]\\\n])*\]|[^/\\\n[])+\/[a-z]*/,
  ]
    .map(({ source }) => source)
    .join('|'),
  'gm',
);

/**
 * The text with spaces in place of everything that is not code, so that lines and columns stay;
 * comments may be kept. Templates inside templates are not understood; the project has none.
 */
export function codeOf(text: string, { keepComments = false } = {}): string {
  return text.replace(NO_CODE, (piece) => {
    if (keepComments && /^\/[/*]/.test(piece)) return piece;
    const blank = (part: string): string => part.replace(/[^\n]/g, ' ');
    if (!piece.startsWith('`')) return blank(piece);
    return piece
      .split(/(\$\{[^}]*\})/)
      .map((part) => (part.startsWith('${') ? `  ${codeOf(part.slice(2, -1))} ` : blank(part)))
      .join('');
  });
}

/** `path:line` of a place in a text. */
function placeOf({ path, text }: Source, index: number): string {
  return `${path}:${text.slice(0, index).split('\n').length}`;
}

/** Where a pattern (with the flag g) stands in the code, as `path:line  what`. */
export function findInCode(source: Source, pattern: RegExp): string[] {
  return [...codeOf(source.text).matchAll(pattern)].map(
    (match) => `${placeOf(source, match.index)}  ${match[0].trim()}`,
  );
}
