/** What a heading or a name calls P80 must be of a column that is one. */

const NAMED = /\b(P5|P10|P50|P80|P90|P95|mean)\b/gi;

/** The one statistic that words name, in small letters; null where they name none or several. */
function statisticIn(words: string): string | null {
  const named = new Set([...words.matchAll(NAMED)].map(([one]) => one.toLowerCase()));
  const [only] = named;
  return named.size === 1 && only !== undefined ? only : null;
}

/** Of the column that an address ends with; null where its name has none. */
function statisticOf(address: string): string | null {
  const column = address.split(':').at(-1) ?? '';
  return /(?:^|_)(p5|p10|p50|p80|p90|p95|mean)(?:_|$)/.exec(column)?.[1] ?? null;
}

function fault(words: string, address: string): string[] {
  const named = statisticIn(words);
  const shown = statisticOf(address);
  return named === null || shown === null || named === shown
    ? []
    : [`'${words.trim()}' names ${named}, and shows ${address}`];
}

/** The cells of a table below headings that name a statistic. */
export function tableStatisticFaults(table: Element): string[] {
  const headings = [...table.querySelectorAll('thead th')].map((th) => th.textContent ?? '');
  return [...table.querySelectorAll('tbody tr')].flatMap((row) =>
    [...row.querySelectorAll('th, td')].flatMap((cell, index) =>
      [...cell.querySelectorAll('[data-cell]')].flatMap((shown) =>
        fault(headings[index] ?? '', shown.getAttribute('data-cell') ?? ''),
      ),
    ),
  );
}

interface ReadingJson {
  readonly names: readonly string[];
  readonly texts: readonly string[];
  readonly columns: readonly number[];
  /** What is of the row's file and key and in the column of its name is only its text. */
  readonly rows: readonly (readonly (
    | readonly [number, number, number, string]
    | string
    | null
  )[])[];
}

/** The values of a chart's reading under names that name a statistic. */
export function readingStatisticFaults(script: Element): string[] {
  const { names, texts, columns, rows } = JSON.parse(script.textContent ?? '{}') as ReadingJson;
  const faults = rows.flatMap(([, ...values]) =>
    values.flatMap((value, index) => {
      if (value === null) return [];
      const column = typeof value === 'string' ? columns[index] : value[2];
      return fault(names[index] ?? '', `:${texts[column ?? 0]}`);
    }),
  );
  return [...new Set(faults)];
}
