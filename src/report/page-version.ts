/** Which headroom made a page, as the page says it. */

/**
 * Characters in which its head begins, well before any name of a scenario; of a page so many bytes.
 */
export const PAGE_BEGINNING = 2000;

/** The version of headroom that made a page; null: it is no page of headroom. */
export function pageVersion(text: string): string | null {
  const generator = /<meta name="generator" content="headroom ([^"]+)"/;
  return generator.exec(text.slice(0, PAGE_BEGINNING))?.[1] ?? null;
}
