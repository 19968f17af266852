/** Formulas of a workbook computed, as far as its checks use them. */
import { sheetNamed, type XlsxSheet } from './xlsx.ts';

/** The value of a formula of references, SUM and SUMIFS, with + and -. */
export function computed(formula: string, sheets: readonly XlsxSheet[]): number {
  const valuesIn = (range: string): (string | number | null)[] => {
    const [, sheet, column, first, last] = /^(\w+)!([A-Z]+)(\d+)(?::[A-Z]+(\d+))?$/.exec(range)!;
    const { cells } = sheetNamed(sheets, sheet!);
    const count = Number(last ?? first) - Number(first) + 1;
    return Array.from(
      { length: count },
      (_, index) => cells.get(`${column}${Number(first) + index}`)?.value ?? null,
    );
  };
  const sumOf = (values: readonly unknown[]) =>
    values.reduce<number>((sum, value) => sum + Number(value), 0);
  const terms = [...formula.slice(1).matchAll(/([+-]?)(?:(SUM|SUMIFS)\(([^)]*)\)|([\w!]+))/g)];
  return sumOf(
    terms.map(([, sign, name, list = '', reference]) => {
      const [first, ...others] = (reference ?? list).split(',');
      const values = valuesIn(first!);
      const isWanted = (index: number): boolean =>
        name !== 'SUMIFS' ||
        [0, 2].every((at) => {
          const [, not, text] = /^"(<>)?(.*)"$/.exec(others[at + 1]!)!;
          return (valuesIn(others[at]!)[index] === text) === (not === undefined);
        });
      const all = name === 'SUM' ? [...values, ...others.flatMap(valuesIn)] : values;
      return (sign === '-' ? -1 : 1) * sumOf(all.filter((_, index) => isWanted(index)));
    }),
  );
}
