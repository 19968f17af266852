import { describe, expect, it } from 'vitest';
import { dataPackageText } from '../../../src/report/datapackage.ts';

const table = {
  path: 'small.csv',
  bytes: 12,
  sha256: 'ab'.repeat(32),
  schema: {
    name: 'small',
    title: 'A small table',
    columns: [
      { header: 'date', unit: '', type: 'date', meaning: 'The day.', key: true },
      {
        header: 'size_tib',
        unit: 'TiB',
        type: 'number',
        places: 3,
        meaning: 'Size.',
        tolerance: 0.01,
      },
    ],
  },
} as const;

describe('dataPackageText', () => {
  it('describes each table', () => {
    const text = dataPackageText({
      name: 'fake',
      title: 'A fake run',
      tables: [table],
      excel: false,
    });
    expect(JSON.parse(text)).toEqual({
      profile: 'data-package',
      name: 'fake',
      title: 'A fake run',
      resources: [
        {
          profile: 'tabular-data-resource',
          name: 'small',
          title: 'A small table',
          path: 'small.csv',
          format: 'csv',
          mediatype: 'text/csv',
          encoding: 'utf-8',
          bytes: 12,
          hash: `sha256:${'ab'.repeat(32)}`,
          dialect: {
            delimiter: ',',
            lineTerminator: '\n',
            quoteChar: '"',
            doubleQuote: true,
            skipInitialSpace: false,
            header: true,
          },
          schema: {
            fields: [
              {
                name: 'date',
                type: 'date',
                format: 'default',
                description: 'The day.',
                constraints: { required: true },
              },
              {
                name: 'size_tib',
                type: 'number',
                format: 'default',
                description: 'Size.',
                unit: 'TiB',
                places: 3,
                tolerance: 0.01,
              },
            ],
            missingValues: [''],
            primaryKey: ['date'],
          },
        },
      ],
    });
    expect(text.endsWith('}\n')).toBe(true);
  });

  it('says how lines end for Excel', () => {
    const input = { name: 'fake', title: 'A fake run', tables: [table] };
    const lines = (excel: boolean) =>
      JSON.parse(dataPackageText({ ...input, excel })).resources[0].dialect.lineTerminator;
    expect([lines(false), lines(true)]).toEqual(['\n', '\r\n']);
  });

  it('has figures whose places go by the row as texts, as the standard has no type for them', () => {
    const figure = {
      header: 'mean',
      unit: "the metric's",
      type: 'figure',
      meaning: 'Mean.',
    } as const;
    const schema = { ...table.schema, columns: [figure] };
    const tables = [{ ...table, schema }];
    const { resources } = JSON.parse(
      dataPackageText({ name: 'fake', title: 'A fake run', tables, excel: false }),
    );
    expect(resources[0].schema.fields[0]).toEqual({
      ...{ name: 'mean', type: 'string', format: 'default', description: 'Mean.', figure: true },
      unit: "the metric's",
    });
  });
});
