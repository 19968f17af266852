// Writes the files that are made from the code: run after a build (npm run docs does both).
import { mkdirSync, writeFileSync } from 'node:fs';
import { dirname, join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { reportsDocument } from '../dist/report/reports-document.js';
import { compareDocument } from '../dist/review/compare-document.js';
import { diffDocument } from '../dist/review/diff-document.js';
import { scenarioMarkdown } from '../dist/scenario/document.js';
import { scenarioJsonText } from '../dist/scenario/json-schema.js';

const root = dirname(dirname(fileURLToPath(import.meta.url)));

const jobs = [
  { path: 'schema/scenario.schema.json', text: scenarioJsonText() },
  { path: 'docs/scenario.md', text: scenarioMarkdown() },
  { path: 'docs/reports.md', text: reportsDocument() },
  { path: 'docs/compare.md', text: compareDocument() },
  { path: 'docs/diff.md', text: diffDocument() },
];

for (const { path, text } of jobs) {
  const file = join(root, path);
  mkdirSync(dirname(file), { recursive: true });
  writeFileSync(file, text);
}
