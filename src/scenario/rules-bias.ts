/** Rules about optimism bias: a share on top of lines that are certain. */
import { suggestion } from './nearest.ts';
import type { Rules } from './rule.ts';
import type { LineDraft } from './rules-lines.ts';
import { isUncertainValue } from './settle.ts';

/** Checks that each line under `of` is there, once, is paid for, and has no uncertain price. */
export function checkBias(rules: Rules, line: string, { name, of }: LineDraft): void {
  if (of?.length === 0) {
    const mend = 'name the lines to which it is added, such as [storage purchase]';
    rules.say({ address: `${line}.of`, message: 'names no line', mend });
  }
  for (const [index, other] of (of ?? []).entries()) {
    if (other === undefined) continue;
    const address = `${line}.of.${index + 1}`;
    if (of?.indexOf(other) !== index) {
      rules.say({ address, message: `'${other}' is named twice`, mend: 'keep one of the two' });
    } else if (other === name) {
      const message = 'the line would be added to itself';
      rules.say({ address, message, mend: 'name capital and running lines' });
    } else {
      checkOther(rules, address, other);
    }
  }
}

function checkOther({ draft, say }: Rules, address: string, other: string): void {
  const lines = draft.costs?.lines ?? [];
  const line = lines.find((candidate) => candidate?.name === other);
  const areNamed = lines.every((candidate) => candidate?.name !== undefined);
  if (line === undefined) {
    const paid = lines.filter((candidate) => isPaid(candidate));
    const names = paid.flatMap((candidate) => candidate?.name ?? []);
    const message = `there is no line '${other}'`;
    if (areNamed) say({ address, message, mend: suggestion(other, names, 'lines') });
    return;
  }
  const involved = `costs.lines.${other}`;
  if (line.kind !== undefined && !isPaid(line)) {
    const message = `'${other}' is of kind ${line.kind}, so that nothing is paid to add to`;
    say({ address, message, mend: 'name capital and running lines' }, [`${involved}.kind`]);
    return;
  }
  const [first] = uncertainPrices(line, involved);
  if (first !== undefined) {
    const message = `'${other}' has an uncertain price, so that its risk would count twice`;
    const mend = `make ${first} a number, or leave '${other}' out here`;
    say({ address, message, mend }, [first]);
  }
}

function isPaid(line: LineDraft | undefined): boolean {
  return line?.kind === 'capital' || line?.kind === 'running';
}

/** The addresses of what may be drawn in a line's price. */
function uncertainPrices(line: LineDraft, address: string): string[] {
  const { price, prices = [], pricePerYear, shocks = [] } = line;
  const values = [
    [`${address}.price`, price],
    ...prices.map((item, index) => [`${address}.prices.${index + 1}.price`, item?.price] as const),
    [`${address}.pricePerYear`, pricePerYear],
    ...shocks.map((item) => [`${address}.shocks.${item?.name}.factor`, item?.factor] as const),
  ] as const;
  return values.flatMap(([at, value]) =>
    isUncertainValue(value) && value.distribution.kind !== 'fixed' ? [at] : [],
  );
}
