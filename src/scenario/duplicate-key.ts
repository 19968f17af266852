/** A key that stands twice in a map of a YAML file: its name and its first place. */
import { type Document, isScalar, visit } from 'yaml';

export interface DuplicateKey {
  readonly name: string;
  /** The offset in the text of the first key of that name in the same map. */
  readonly firstOffset: number;
}

/** What stands twice, given the offset of its second key; null where that is no plain key. */
export function duplicateKeyAt(document: Document, offset: number): DuplicateKey | null {
  let found: DuplicateKey | null = null;
  visit(document, {
    Map(_, map) {
      const keys = map.items.map(({ key }) => key).filter(isScalar);
      const second = keys.find((key) => key.range?.[0] === offset);
      if (second === undefined) return undefined;
      const first = keys.find((key) => key.value === second.value);
      const firstOffset = first?.range?.[0] ?? offset;
      if (firstOffset !== offset) found = { name: String(second.value), firstOffset };
      return visit.BREAK;
    },
  });
  return found;
}
