// Writes fixtures/organisations.csv: NHS organisations in England in 2013 by type and region, with
// 650,000 mailboxes in all. Illustrative: no list of organisations by mailboxes was found, so no
// row stands for a real organisation. See fixtures/PROVENANCE.md.
//
//   node scripts/make-organisations.mjs [FILE]
//
// The same bytes on every machine: seeded draws, no clock, and no function of Math whose result
// may differ between engines. It runs without a build, so it shares no code with src/.
import { writeFileSync } from 'node:fs';
import { dirname, join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { stringify } from 'csv-stringify/sync';
import seedrandom from 'seedrandom';

// Active users in November 2013: https://www.digitalhealth.net/2013/11/nhsmail-inboxes-being-doubled-in-size/
const MAILBOXES_TOTAL = 650_000;

// NHS England's four regions of 2013; files and numbers follow this order.
const REGIONS = ['London', 'South', 'Midlands and East', 'North'];

// For each type:
//   counts  organisations in each region, in the order of REGIONS
//   mean    mailboxes of an organisation of the type, on average over England
//   sigma   spread: sizes are log-normal with this standard deviation of their logarithm
// All means and spreads are assumed; the means are chosen so that the types add up to about
// MAILBOXES_TOTAL. A number of organisations is assumed unless the comment says that it is known;
// so is its division by region, which roughly follows population.
const TYPES = [
  // About 160 acute trusts in 2013, of which only a part used NHSmail as its main mail system;
  // the others ran their own. 90 users, and 3,150 mailboxes for a few thousand staff: assumed.
  {
    type: 'acute-trust',
    prefix: 'AT',
    label: 'Acute trust',
    counts: [16, 24, 24, 26],
    mean: 3150,
    sigma: 0.55,
  },
  // More than 50 mental health trusts in 2013; 52 of them on NHSmail: assumed.
  {
    type: 'mental-health-trust',
    prefix: 'MH',
    label: 'Mental health trust',
    counts: [9, 14, 14, 15],
    mean: 1900,
    sigma: 0.4,
  },
  // Community trusts and the social enterprises that took over the former primary care trusts'
  // services, which had used NHSmail: 47 is assumed.
  {
    type: 'community-provider',
    prefix: 'CP',
    label: 'Community provider',
    counts: [7, 14, 13, 13],
    mean: 1700,
    sigma: 0.6,
  },
  // Known: 10 ambulance trusts. One for London; the others' division is assumed.
  {
    type: 'ambulance-trust',
    prefix: 'AM',
    label: 'Ambulance trust',
    counts: [1, 3, 3, 3],
    mean: 1900,
    sigma: 0.3,
  },
  // Known: 211 in April 2013. Division by region: assumed.
  {
    type: 'clinical-commissioning-group',
    prefix: 'CC',
    label: 'Clinical commissioning group',
    counts: [32, 50, 61, 68],
    mean: 75,
    sigma: 0.35,
  },
  // About 20 in 2013; 19 is assumed.
  {
    type: 'commissioning-support-unit',
    prefix: 'CS',
    label: 'Commissioning support unit',
    counts: [3, 5, 5, 6],
    mean: 430,
    sigma: 0.3,
  },
  // Known: 27, three of them in London, https://www.hsj.co.uk/integrated-care/commissioning-board-sets-out-local-structure-and-clinical-senates-plan/5046219.article
  // The other regions' division is assumed.
  {
    type: 'area-team',
    prefix: 'AR',
    label: 'Area team',
    counts: [3, 7, 8, 9],
    mean: 230,
    sigma: 0.2,
  },
  // Arm's length and other national bodies, by head office: assumed.
  {
    type: 'national-body',
    prefix: 'NB',
    label: 'National body',
    counts: [5, 1, 1, 5],
    mean: 900,
    sigma: 1,
  },
  // Bodies that run informatics and shared services for others; the scenarios' pilot group. About
  // 6,000 mailboxes, twelve days at 500 a day: assumed.
  {
    type: 'support-body',
    prefix: 'SB',
    label: 'Support body',
    counts: [4, 6, 7, 8],
    mean: 240,
    sigma: 0.5,
  },
  // Known: about 8,000 practices in England in 2013 (7,960 is assumed), most of them with accounts
  // by then. More practices a head in London and the North, where practices are smaller: assumed.
  {
    type: 'gp-practice',
    prefix: 'GP',
    label: 'GP practice',
    counts: [1480, 1930, 2290, 2260],
    mean: 14,
    sigma: 0.55,
  },
  // Some 20,000 dental practices and pharmacies in 2013, few of them with accounts: 400 is assumed.
  {
    type: 'dental-and-pharmacy',
    prefix: 'DP',
    label: 'Dental or pharmacy contractor',
    counts: [64, 106, 118, 112],
    mean: 4,
    sigma: 0.5,
  },
  // Known: 152 upper-tier and unitary authorities took over public health in April 2013, 33 of
  // them in London. The other regions' division is assumed.
  {
    type: 'local-authority-public-health',
    prefix: 'LA',
    label: 'Local authority public health team',
    counts: [33, 35, 34, 50],
    mean: 30,
    sigma: 0.4,
  },
  // Hospices and social enterprises: assumed.
  {
    type: 'small-provider',
    prefix: 'SP',
    label: 'Small provider',
    counts: [56, 92, 104, 98],
    mean: 12,
    sigma: 0.8,
  },
];

// e^x for |x| < 6 to about 1e-9: the Taylor polynomial of x / 1024, squared ten times. Only
// additions and multiplications, which every engine rounds alike.
function exponential(x) {
  const step = x / 1024;
  let power = 1 + step * (1 + (step / 2) * (1 + (step / 3) * (1 + step / 4)));
  for (let k = 0; k < 10; k++) power *= power;
  return power;
}

// About standard normal: twelve uniform draws less 6 (mean 0, variance 1, never beyond 6).
function nearlyNormal(random) {
  let sum = -6;
  for (let k = 0; k < 12; k++) sum += random.double();
  return sum;
}

// The organisations of one type by region and number, with weights of the stated mean. Each type
// has draws of its own, so that changing one type leaves the shape of the others as it was.
function organisationsOf({ type, prefix, label, counts, mean, sigma }) {
  // A closing \0: seedrandom repeats short keys, so that without it '1' and '11' draw alike.
  const random = seedrandom(`headroom organisations 2013 ${type}\0`);
  const regions = REGIONS.flatMap((region, k) => Array(counts[k]).fill(region));
  const digits = Math.max(3, String(regions.length).length);
  const draws = regions.map(() => exponential(sigma * nearlyNormal(random)));
  const scale = (mean * draws.length) / draws.reduce((sum, draw) => sum + draw, 0);
  return regions.map((region, k) => {
    const number = String(k + 1).padStart(digits, '0');
    // Without a comma, so that no cell needs quotes: reading is ten times as fast.
    const name = `${label} ${number} ${region}`;
    return { id: prefix + number, name, type, region, weight: draws[k] * scale };
  });
}

// Whole mailboxes by largest remainder, ties to the earlier organisation. Everyone has at least
// one; the rest follow the weights beyond one.
function shareOut(organisations) {
  const weights = organisations.map(({ weight }) => Math.max(0, weight - 1));
  const weightSum = weights.reduce((sum, weight) => sum + weight, 0);
  const rest = MAILBOXES_TOTAL - organisations.length;
  const exact = weights.map((weight) => (weight / weightSum) * rest);
  const mailboxes = exact.map((value) => 1 + Math.floor(value));
  const byRemainder = exact
    .map((value, index) => ({ index, remainder: value - Math.floor(value) }))
    .sort((a, b) => b.remainder - a.remainder || a.index - b.index);
  const left = MAILBOXES_TOTAL - mailboxes.reduce((sum, count) => sum + count, 0);
  for (const { index } of byRemainder.slice(0, left)) mailboxes[index] += 1;
  return organisations.map((organisation, k) => ({ ...organisation, mailboxes: mailboxes[k] }));
}

function printTotals(organisations) {
  const cell = (rows) =>
    `${rows.length} / ${rows.reduce((sum, row) => sum + row.mailboxes, 0)}`.padStart(19);
  const line = (title, rows) => {
    const cells = REGIONS.map((region) => cell(rows.filter((row) => row.region === region)));
    console.log(title.padEnd(30) + cells.join('') + cell(rows));
  };
  console.log(
    'organisations / mailboxes'.padEnd(30) +
      [...REGIONS, 'England'].map((text) => text.padStart(19)).join(''),
  );
  for (const { type } of TYPES)
    line(
      type,
      organisations.filter((row) => row.type === type),
    );
  line('all', organisations);
}

const drawn = TYPES.flatMap(organisationsOf);
// By region, then type, then number: the order in which mailboxes are numbered.
const ordered = REGIONS.flatMap((region) => drawn.filter((row) => row.region === region));
const organisations = shareOut(ordered);
const text = stringify(organisations, {
  header: true,
  columns: ['id', 'name', 'type', 'region', 'mailboxes'],
});
const fixture = join(
  dirname(dirname(fileURLToPath(import.meta.url))),
  'fixtures/organisations.csv',
);
writeFileSync(process.argv[2] ?? fixture, text);
printTotals(organisations);
