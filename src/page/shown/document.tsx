/** A page as one HTML text that needs nothing from anywhere. */
import type { ComponentChildren } from 'preact';
import { renderToString } from 'preact-render-to-string';
import { sha256Base64 } from '../../report/hash-text.ts';
import { PAGE_SCRIPT } from './page-script.ts';
import { PAGE_STYLE } from './page-style.ts';

export interface PageParts {
  /** Of the window. */
  readonly title: string;
  readonly headroomVersion: string;
  readonly body: ComponentChildren;
}

/** Allows the style and the script of the page by their hashes, and nothing else. */
const POLICY = [
  "default-src 'none'",
  `style-src 'sha256-${sha256Base64(PAGE_STYLE)}'`,
  `script-src 'sha256-${sha256Base64(PAGE_SCRIPT)}'`,
  'img-src data:',
  "base-uri 'none'",
  "form-action 'none'",
].join('; ');

/** The same parts give the same bytes. */
export function pageText({ title, headroomVersion, body }: PageParts): string {
  const page = (
    <html lang="en-GB">
      <head>
        <meta charset="utf-8" />
        <meta http-equiv="Content-Security-Policy" content={POLICY} />
        <meta name="viewport" content="width=device-width, initial-scale=1" />
        <meta name="generator" content={`headroom ${headroomVersion}`} />
        <meta name="referrer" content="no-referrer" />
        <link rel="icon" href="data:," />
        <title>{title}</title>
        <style dangerouslySetInnerHTML={{ __html: PAGE_STYLE }} />
      </head>
      <body>
        <a class="skip" href="#main">
          Skip to the content
        </a>
        {body}
        <p class="print-only">
          Tables that were closed are not printed; all their figures are in the CSV files of the
          run.
        </p>
        <script dangerouslySetInnerHTML={{ __html: PAGE_SCRIPT }} />
      </body>
    </html>
  );
  return `<!doctype html>\n${renderToString(page).replace(BLOCK, '\n$&')}\n`;
}

/** Begins what stands on lines of its own on the page, too, so that two pages can be compared. */
const BLOCK = /<(?:section|h[1-6]|p|li|figure|svg|details|table|tr|script)\b/g;
