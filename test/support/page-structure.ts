/** What must hold of a page's elements, whatever run it shows. */
import { createHash } from 'node:crypto';
import { parseHTML } from 'linkedom';
import { readingStatisticFaults, tableStatisticFaults } from './page-statistics.ts';

/** What is wrong with a page; each a sentence. */
export function structureFaults(html: string): string[] {
  const { document } = parseHTML(html);
  const elements = [...document.querySelectorAll('*')];
  return [
    ...idFaults(elements),
    ...headingFaults(document),
    ...elements.flatMap(attributeFaults),
    ...all(document, 'svg').flatMap(nameFaults),
    ...all(document, 'section:is(.chart, .panelled)').flatMap(chartFaults),
    ...all(document, 'table').flatMap((table) => [
      ...tableFaults(table),
      ...tableStatisticFaults(table),
    ]),
    ...all(document, '.reading + script').flatMap(readingStatisticFaults),
    ...policyFaults(document),
    ...wordFaults(document.body),
  ];
}

function all(within: Document | Element, selector: string): Element[] {
  return [...within.querySelectorAll(selector)];
}

/** Ids are unique, and what refers to one finds it. */
function idFaults(elements: readonly Element[]): string[] {
  const ids = elements.map(({ id }) => id).filter((id) => id !== '' && id !== undefined);
  const twice = ids.filter((id, index) => ids.indexOf(id) !== index);
  const wanted = elements.flatMap((element) =>
    ['aria-describedby', 'aria-labelledby', 'aria-controls', 'for'].flatMap((name) =>
      (element.getAttribute(name) ?? '').split(' ').filter((id) => id !== ''),
    ),
  );
  return [
    ...twice.map((id) => `the id ${id} is there twice`),
    ...wanted.filter((id) => !ids.includes(id)).map((id) => `no element has the id ${id}`),
    ...ids.filter((id) => !/^[a-z][a-z0-9-]*$/.test(id)).map((id) => `'${id}' is no plain id`),
  ];
}

/** One h1, the first; no level is left out on the way down. */
function headingFaults(document: Document): string[] {
  const headings = all(document, 'h1, h2, h3, h4, h5, h6');
  const levels = headings.map(({ tagName }) => Number(tagName.slice(1)));
  return headings.flatMap(({ textContent }, index) => {
    const level = levels[index] ?? 0;
    if (textContent?.trim() === '') return [`a heading of level ${level} is empty`];
    const isFirst = index === 0;
    if (isFirst !== (level === 1)) return [`the heading '${textContent}' has level ${level}`];
    const above = levels[index - 1] ?? 0;
    return level > above + 1 ? [`'${textContent}' skips a level`] : [];
  });
}

const TO_SOMEWHERE = [
  'src',
  'srcset',
  'href',
  'xlink:href',
  'action',
  'formaction',
  'poster',
  'data',
];
const MISTAKES = /undefined|NaN|Infinity|\[object/;

/** Nothing leads away, nothing is run or styled by attribute, no number is none. */
function attributeFaults(element: Element): string[] {
  return [...element.attributes].flatMap(({ name, value }) => {
    const where = `${name}="${value.slice(0, 80)}" of ${element.tagName.toLowerCase()}`;
    if (name === 'style' || name.startsWith('on')) return [`${where} is forbidden`];
    const isInside = value.startsWith('#') || value === 'data:,';
    if (TO_SOMEWHERE.includes(name) && !isInside) return [`${where} leads away`];
    const isOurs = !['data-cell', 'value', 'content'].includes(name);
    return isOurs && MISTAKES.test(value) ? [`${where} is a mistake`] : [];
  });
}

/** A picture has a name, or is none to those who listen. */
function nameFaults(svg: Element): string[] {
  if (svg.getAttribute('aria-hidden') === 'true') return [];
  const words = (svg.getAttribute('aria-label') ?? '').trim().split(/\s+/);
  const where = svg.closest('[id]')?.id ?? '';
  if (svg.getAttribute('role') !== 'img') return [`a picture in ${where} has no role`];
  return words.length < 5 ? [`a picture in ${where} has no name that says what it shows`] : [];
}

/** A picture for each breadth, or panels, all with marks; a caption; a table behind them. */
function chartFaults(chart: Element): string[] {
  const pictures = all(chart, 'figure svg[role]');
  const breadths = pictures.map((picture) => picture.getAttribute('class') ?? '').sort();
  const isWhole = chart.matches('.chart')
    ? breadths.join() === 'narrow,wide'
    : breadths.length > 0 && breadths.every((breadth) => breadth === '');
  const captions = all(chart, 'figcaption').filter((one) => one.textContent?.trim() !== '');
  return [
    ...(isWhole ? [] : ['its pictures']),
    ...pictures.flatMap((svg) => (svg.querySelector('path, rect, circle') ? [] : ['any marks'])),
    ...(captions.length === 1 ? [] : ['a caption']),
    ...(chart.querySelector('h3') === null ? ['a heading'] : []),
    ...(hasTable(chart) ? [] : ['a table']),
  ].map((what) => `the chart ${chart.id} does not have ${what}`);
}

/** Within it, or after it and before the next. */
function hasTable(chart: Element): boolean {
  if (chart.querySelector('details table') !== null) return true;
  const next = chart.nextElementSibling;
  if (next === null || next.matches('section')) return false;
  return next.matches('details') ? next.querySelector('table') !== null : hasTable(next);
}

/** A caption, a heading to each column, and rows as wide as that. */
function tableFaults(table: Element): string[] {
  const caption = table.querySelector('caption')?.textContent?.trim() ?? '';
  const headings = all(table, 'thead th').length;
  const widths = all(table, 'tbody tr').map((row) => all(row, 'th, td').length);
  return [
    ...(caption === ''
      ? [`a table of '${table.querySelector('th')?.textContent}' has no caption`]
      : []),
    ...(widths.length === 0 ? [`the table '${caption}' has no rows`] : []),
    ...(widths.every((width) => width === headings)
      ? []
      : [`'${caption}' has rows of other widths`]),
    ...all(table, 'th').flatMap((th) =>
      th.getAttribute('scope') ? [] : [`'${caption}': th without scope`],
    ),
    ...(table.parentElement?.getAttribute('class') === 'scroll'
      ? []
      : [`'${caption}' does not scroll`]),
  ];
}

/** The policy allows the page's own style and script by their hashes, and nothing else. */
function policyFaults(document: Document): string[] {
  const policy = document
    .querySelector('meta[http-equiv="Content-Security-Policy"]')
    ?.getAttribute('content');
  const hashOf = (element: Element) =>
    `'sha256-${createHash('sha256')
      .update(element.textContent ?? '')
      .digest('base64')}'`;
  const scripts = all(document, 'script:not([type="application/json"])');
  const wanted = [
    ...["default-src 'none'", "base-uri 'none'", "form-action 'none'"],
    ...all(document, 'style').map((style) => `style-src ${hashOf(style)}`),
    ...scripts.map((script) => `script-src ${hashOf(script)}`),
  ];
  const parts = policy?.split('; ') ?? [];
  const rest = parts.filter((part) => !wanted.includes(part) && part !== 'img-src data:');
  return [
    ...wanted.filter((part) => !parts.includes(part)).map((part) => `the policy lacks ${part}`),
    ...rest.map((part) => `the policy has ${part}`),
  ];
}

/** No text of the page's own shows a value that is none. */
function wordFaults(body: Element): string[] {
  const visit = (node: Node): string[] => {
    if (node.nodeType === 3) {
      const text = node.nodeValue ?? '';
      return MISTAKES.test(text) || /\bnull\b/.test(text) ? [`'${text}' is a mistake`] : [];
    }
    const element = node as Element;
    if (node.nodeType !== 1 || element.matches('script, style, [data-cell]')) return [];
    return [...element.childNodes].flatMap(visit);
  };
  return visit(body);
}
