/** Whether texts stand in the same order everywhere, whatever order that is. */

/** What stands before what. */
export interface Precedence {
  /** Notes that a text stands right before another; false: it stands after it elsewhere. */
  readonly add: (before: string, after: string) => boolean;
}

/** An order of which nothing is known yet. */
export function precedence(): Precedence {
  const followers = new Map<string, Set<string>>();
  return {
    add: (before, after) => {
      if (followers.get(before)?.has(after)) return true;
      if (before === after || leadsTo(followers, after, before)) return false;
      const own = followers.get(before);
      if (own === undefined) followers.set(before, new Set([after]));
      else own.add(after);
      return true;
    },
  };
}

/** Whether one text stands before another, with any number between them. */
function leadsTo(
  followers: ReadonlyMap<string, ReadonlySet<string>>,
  from: string,
  to: string,
): boolean {
  const seen = new Set([from]);
  for (const text of seen) {
    if (text === to) return true;
    for (const next of followers.get(text) ?? []) seen.add(next);
  }
  return false;
}
