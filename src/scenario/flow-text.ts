/** Plain data in one line of YAML. */
import { parse, stringify } from 'yaml';

/**
 * Writes a value in flow style, texts without quotes where YAML reads them back so.
 *
 * @example flowText({ p10: 1, p50: '2 days' }) // '{p10: 1, p50: 2 days}'
 */
export function flowText(value: unknown): string {
  const text = stringify(value, {
    collectionStyle: 'flow',
    flowCollectionPadding: false,
    lineWidth: 0,
    defaultStringType: 'PLAIN',
  }).trimEnd();
  // Texts of several lines are folded, even in flow style; JSON is YAML on one line.
  return text.includes('\n') ? JSON.stringify(value) : text;
}

/**
 * Reads back what flowText has written.
 *
 * @throws Error of yaml for what it has not.
 * @example flowValue('[1, "2"]') // [1, '2']
 */
export function flowValue(text: string): unknown {
  // What yaml only warns of would be printed.
  return parse(text, { logLevel: 'error' });
}
