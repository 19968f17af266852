/** The walk finds what is wrong: each fault is put by hand into a page that has none. */
import { describe, expect, it } from 'vitest';
import { type Book, tablesBook } from '../support/page-book.ts';
import { structureFaults } from '../support/page-structure.ts';
import { walkPage } from '../support/page-walk.ts';

const FIELDS = [
  { name: 'pool', type: 'string' },
  { name: 'used_tib_p50', type: 'number', unit: 'TiB' },
  { name: 'used_tib_p95', type: 'number', unit: 'TiB' },
  { name: 'over_share', type: 'number', unit: 'share' },
  { name: 'paid_gbp', type: 'number', unit: 'GBP' },
  { name: 'runout', type: 'date' },
  { name: 'owner', type: 'string' },
];
const TEXT = `${FIELDS.map(({ name }) => name).join()}
"a:b,c%",1234.567,1300.000,0.999500,101062475.62,2013-10-30,'=1+1
north,0.000,-0.300,0.050000,-1250.00,,
`;
const BOOK: Book = tablesBook({
  'pools.csv': { text: TEXT, fields: FIELDS, primaryKey: ['pool'] },
});
const FIRST = 'pools.csv:a%3Ab%2Cc%25';

/** A page with cells of every kind; `~` stands for a no-break space. */
const PAGE = `<!doctype html><html><head><title>Plan</title></head><body><main>
<p id="prose"><bdi data-cell="${FIRST}:pool">a:b,c%</bdi> uses
<data data-cell="${FIRST}:used_tib_p50" value="1234.567">1,235~TiB</data> by
<data data-cell="${FIRST}:runout" value="2013-10-30">30~October~2013</data>, P95, and costs
<data data-cell="${FIRST}:paid_gbp" value="101062475.62">£101.1~million</data>, or
<data data-cell="pools.csv:north:paid_gbp" value="-1250.00">−£1,250</data>, with
<data data-cell="${FIRST}:over_share" value="0.999500">99.95~%</data>;
<data data-cell="pools.csv:north:runout" value="">–</data>.
<bdi data-cell="${FIRST}:owner">=1+1</bdi></p>
<table><tr><td><data data-cell="${FIRST}:used_tib_p95" value="1300.000">1,300.000</data></td>
<td><data data-cell="pools.csv:north:used_tib_p95" value="-0.300">−0.300</data></td></tr></table>
<svg aria-label="A picture"><g class="axis"><text>2013</text></g>
<text><tspan data-cell="${FIRST}:pool" data-cut="">a:…</tspan></text></svg>
<script type="application/json">{"axis":"x","names":["used P50"],
"texts":["pools.csv","a%3Ab%2Cc%25","runout","used_tib_p50"],
"rows":[[[0,1,2,"30~October~2013"],[0,1,3,"1,234.567~TiB"]]]}</script>
</main></body></html>`;

const walked = (html: string) => walkPage(html.replaceAll('~', '\u00a0'), BOOK);

it('finds nothing in a page that is right', () => {
  expect(walked(PAGE).faults).toEqual([]);
  expect(walked(PAGE).addresses).toHaveLength(13);
});

/** A fault, put in the place of a text; what is said of it. */
type Case = readonly [what: string, from: string, to: string, said: string];

const CASES: readonly Case[] = [
  ['another column', `${FIRST}:used_tib_p50" value`, `${FIRST}:used_tib_p95" value`, "'1,235~TiB'"],
  ['another row', 'north:used_tib_p95', 'a%3Ab%2Cc%25:used_tib_p95', "'−0.300' is not 1300"],
  ['a column that is none', ':over_share', ':under_share', 'is of no cell'],
  ['a row that is none', 'north:runout', 'south:runout', 'is of no cell'],
  ['a file that is none', 'pools.csv:north:runout', 'pool.csv:north:runout', 'is of no cell'],
  ['an address in parts', 'pools.csv:north:runout', 'pools.csv:north', 'is of no cell'],
  ['a number of no cell', ', P95, and', ', 5 orders, and', "no cell: '"],
  ['a difference of no cell', ' with\n', ' −£3 with\n', 'no cell'],
  ['a sum in a cell', '1,235~TiB', '2,535~TiB', "'2,535~TiB' is not 1234.567"],
  ['rounding down', '1,235~TiB', '1,234~TiB', 'is not 1234.567'],
  ['digits without groups', '1,235~TiB', '1235~TiB', 'not a number as readers write it'],
  ['another unit', '1,235~TiB', '1,235~GiB', 'is not in TiB'],
  ['no unit in prose', '1,235~TiB', '1,235', 'is not in TiB'],
  ['a share that is no per cent', '99.95~%', '0.9995', 'is not in share'],
  ['no sign', '−£1,250', '£1,250', 'is not -1250.00'],
  ['a hyphen for a sign', '−£1,250', '-£1,250', 'not a number as readers write it'],
  ['thousands as millions', '£101.1~million', '£101.1~billion', 'is not 101062475.62'],
  ['another day', '30~October~2013</data>', '31~October~2013</data>', 'is not the day 2013-10-30'],
  ['a plain day', '30~October~2013</data>', '2013-10-30</data>', 'is not the day 2013-10-30'],
  ['a nothing that is something', '>–<', '>0<', "'0' is shown of an empty cell"],
  ['something that is nothing', '>1,235~TiB<', '>–<', 'not a number as readers write it'],
  ['a text of another', '>a:b,c%</bdi>', '>a:b, c%</bdi>', 'is not the text'],
  ['a guarded text', '>=1+1<', ">'=1+1<", 'is not the text'],
  ['a text cut in prose', '>a:b,c%</bdi>', '>a:b…</bdi>', 'is not the text'],
  ['another text cut', '>a:…<', '>b:…<', 'is not the text'],
  ['words beside the number', '>−£1,250<', '>about −£1,250<', 'not a number'],
  ['another value', 'value="-0.300"', 'value="-0.3"', "the value '-0.3' is not"],
  ['a number in a picture', '</text></svg>', '</text><text>7</text></svg>', "no cell: '7'"],
  ['an axis that is none', '<p id="prose">', '<p class="axis">7 ', "no cell: '7"],
  ['a number that is spoken', 'A picture', 'A picture of 7', 'a number in aria-label'],
  ['a title with a number', '<title>Plan', '<title>Plan 7', "the window is called 'Plan 7'"],
  ['a reading of another column', '[0,1,3,"1,2', '[0,1,2,"1,2', 'is not the day 2013-10-30'],
  ['a reading of a difference', '1,234.567~TiB"', '1,234.568~TiB"', 'is not 1234.567'],
  ['a reading with a number', '"used P50"', '"used 50"', "a reading is called 'used 50'"],
  ['a reading without its value', ',[0,1,3,"1,234.567~TiB"]', '', 'is not whole'],
  ['a cell in a cell', '>−£1,250<', '><bdi data-cell="x">−£1,250</bdi><', 'a cell within a cell'],
];

describe('each fault is found', () => {
  it.each(CASES)('%s', (_, from, to, said) => {
    expect(PAGE).toContain(from);
    expect(walked(PAGE.replace(from, to)).faults.join('\n').replaceAll('\u00a0', '~')).toContain(
      said,
    );
  });
});

/** A page whose elements are in order. */
const ORDERLY = `<html><body><main><h1>Plan</h1><h2>Storage</h2><section class="chart" id="c-0">
<h3>north</h3><figure><figcaption id="c-0-caption">Storage grows</figcaption>
<svg class="wide" role="img" aria-label="A line of storage over time" aria-describedby="c-0-caption">
<path d="M0 0" /></svg>
<svg class="narrow" role="img" aria-label="A line of storage over time"><path d="M0 0" /></svg>
<div class="reading"></div><script type="application/json">{"names":["used, P5"],"columns":[0],
"texts":["u_p5","u_p95"],"rows":[[[0,0,0,"y"],[0,0,0,"z"]],[[0,0,0,"y"],"w"]]}</script>
</figure><details><summary>Table</summary><div class="scroll"><table><caption>Days</caption>
<thead><tr><th scope="col">Day, P80</th></tr></thead><tbody><tr><td><b data-cell="a.csv:1:b_p80">x</b>one</td></tr>
</tbody></table></div>
</details></section><a href="#c-0">up</a></main></body></html>`;

const ROW = '<tr><td><b data-cell="a.csv:1:b_p80">x</b>one</td></tr>';

const DISORDER: readonly Case[] = [
  ['an id twice', '<figure>', '<figure id="c-0">', 'the id c-0 is there twice'],
  ['an id made of a name', 'id="c-0-caption"', 'id="A b"', "'A b' is no plain id"],
  ['an id that is none', 'describedby="c-0-', 'describedby="d-0-', 'no element has the id d-0-'],
  ['a level left out', '<h2>Storage</h2>', '', "'north' skips a level"],
  ['two titles', '<h2>Storage</h2>', '<h1>Storage</h1>', "'Storage' has level 1"],
  ['an empty heading', '>north<', '><', 'a heading of level 3 is empty'],
  ['a style by attribute', '<figure>', '<figure style="color: red">', 'is forbidden'],
  ['a script by attribute', '<figure>', '<figure onclick="x()">', 'is forbidden'],
  ['a link that leads away', '"#c-0"', '"https://example.org/"', 'leads away'],
  ['a picture from elsewhere', '>one<', '><img src="x.png"><', 'leads away'],
  ['a place that is none', 'd="M0 0"', 'd="MNaN 0"', 'd="MNaN 0" of path is a mistake'],
  ['a value that is none', '>one<', '>undefined<', "'undefined' is a mistake"],
  ['a picture without a name', 'A line of storage over time', 'Picture', 'says what it shows'],
  ['a picture without a role', ' role="img"', '', 'has no role'],
  ['a picture too few', 'class="narrow"', 'class="wide"', 'does not have its pictures'],
  ['a picture of nothing', '<path d="M0 0" />', '', 'does not have any marks'],
  ['no caption', 'Storage grows', ' ', 'does not have a caption'],
  ['no table', '<details>', '<div>', 'does not have a table'],
  ['a table without a caption', '>Days<', '><', "a table of 'Day, P80' has no caption"],
  ['a table without rows', ROW, '', 'has no rows'],
  ['a row that is too wide', '<td>', '<td>a</td><td>', 'rows of other widths'],
  ['a statistic under another', 'b_p80', 'b_p90', "'Day, P80' names p80, and shows a.csv:1:b_p90"],
  ['a reading under another', '[0,0,0,"z"]', '[0,0,1,"z"]', "'used, P5' names p5"],
  ['a plain reading under another', '"columns":[0]', '"columns":[1]', "'used, P5' names p5"],
  ['a heading of no scope', ' scope="col"', '', 'th without scope'],
  ['a table that does not scroll', ' class="scroll"', '', 'does not scroll'],
];

describe('each disorder is found', () => {
  it('and none where there is none', () => expect(disorderOf(ORDERLY)).toEqual([]));

  it.each(DISORDER)('%s', (_, from, to, said) => {
    expect(ORDERLY).toContain(from);
    expect(disorderOf(ORDERLY.replace(from, to)).join('\n')).toContain(said);
  });

  it('a policy that lacks, or allows, what it should not', () => {
    const policy = (content: string) =>
      structureFaults(
        `<html><head><meta http-equiv="Content-Security-Policy" content="${content}"></head>` +
          '<body><h1>Plan</h1><script>1;</script></body></html>',
      );
    // echo -n '1;' | openssl dgst -sha256 -binary | base64
    const hash = 'sha256-CImjRDTlhukYQ2AnxOi0wzgPhGQ3Mb3rVwJK24dFz1M=';
    const right = `default-src 'none'; script-src '${hash}'; base-uri 'none'; form-action 'none'`;
    expect(policy(right)).toEqual([]);
    expect(policy(right.replace(hash, 'sha256-x')).join()).toContain('the policy lacks script-src');
    expect(policy(`${right}; connect-src *`)).toEqual(['the policy has connect-src *']);
  });
});

/** Without what is said of the policy, which the page does not have. */
function disorderOf(html: string): string[] {
  return structureFaults(html).filter((fault) => !fault.startsWith('the policy lacks'));
}
