/** The other tests of this folder stand on this: what is code and what only looks like it. */
import { expect, it } from 'vitest';
import { codeOf, findInCode, sourcesIn } from './sources.ts';

it('finds the sources', () => {
  const paths = sourcesIn('src').map(({ path }) => path);
  expect(paths).toContain('src/engine/kernel.ts');
  expect(paths.length).toBeGreaterThan(150);
  expect(new Set(paths).size).toBe(paths.length);
});

it('blanks comments, texts and regular expressions, and keeps what stands around them', () => {
  const code = codeOf(
    [
      "const a = 'Date' + \"it's Date\"; // Date",
      '/* Date',
      ` * Date */ const b = /'Date[/]/.test(x) && \`Date \${now("Date")} Date\`;`,
      'const c = half / 2 / Date;',
    ].join('\n'),
  );
  expect(code.replace(/ +/g, ' ').split('\n')).toEqual([
    'const a = + ; ',
    ' ',
    ' const b = .test(x) && now( ) ;',
    'const c = half / 2 / Date;',
  ]);
});

it('tells the line', () => {
  const source = { path: 'a.ts', text: "// Date\nf('Date');\nnew Date();\n" };
  expect(findInCode(source, /new Date/g)).toEqual(['a.ts:3  new Date']);
});
