/** Changes one value in a YAML text and leaves the rest as it was written. */
import { isScalar, parseDocument } from 'yaml';
import { flowText } from './flow-text.ts';

/**
 * Puts what `change` makes of the scalar at some keys in its place, quoted where that is needed;
 * the text as it is where there is no scalar.
 *
 * @example replaceScalar('{file: "/a/b.csv"}', ['file'], () => 'b.csv') // '{file: b.csv}'
 */
export function replaceScalar(
  text: string,
  keys: readonly string[],
  change: (value: string) => string,
): string {
  const document = parseDocument(text);
  const node = keys.length === 0 ? document.contents : document.getIn(keys, true);
  if (!isScalar(node) || !node.range) return text;
  const [start, end] = node.range;
  const before = String(node.value);
  const after = change(before);
  if (after === before) return text;
  // As in a list, so that commas and brackets are quoted, too.
  const written = flowText([after]).slice(1, -1);
  return `${text.slice(0, start)}${written}${text.slice(end)}`;
}
