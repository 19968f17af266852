/**
 * datapackage.json: the tables described for machines, with the hash of each file.
 *
 * Source: Frictionless Data, Data Package, Data Resource, Table Schema and CSV Dialect, version 1.
 */
import type { Column, TableSchema } from '../table/table.ts';

/** What was written of a file. */
export interface WrittenFile {
  /** Relative to the run folder. */
  readonly path: string;
  readonly bytes: number;
  /** In 64 hexadecimal digits. */
  readonly sha256: string;
}

export interface WrittenTable extends WrittenFile {
  readonly schema: TableSchema;
}

export interface DataPackageInput {
  readonly name: string;
  readonly title: string;
  readonly tables: readonly WrittenTable[];
  readonly excel: boolean;
}

/** The text of datapackage.json; the same input gives the same bytes. */
export function dataPackageText({ name, title, tables, excel }: DataPackageInput): string {
  const resources = tables.map((table) => resourceOf(table, excel));
  return `${JSON.stringify({ profile: 'data-package', name, title, resources }, null, 2)}\n`;
}

function resourceOf({ schema, path, bytes, sha256 }: WrittenTable, excel: boolean) {
  return {
    profile: 'tabular-data-resource',
    name: schema.name,
    title: schema.title,
    path,
    format: 'csv',
    mediatype: 'text/csv',
    encoding: 'utf-8',
    bytes,
    hash: `sha256:${sha256}`,
    dialect: {
      delimiter: ',',
      lineTerminator: excel ? '\r\n' : '\n',
      quoteChar: '"',
      doubleQuote: true,
      skipInitialSpace: false,
      header: true,
    },
    schema: {
      fields: schema.columns.map(fieldOf),
      missingValues: [''],
      primaryKey: schema.columns.filter(({ key }) => key === true).map(({ header }) => header),
    },
  };
}

/**
 * `figure`, `unit`, `places` and `tolerance` are additions, which the standard allows. It has no
 * type of figures whose places go by the row: they are texts, marked as `figure`.
 */
function fieldOf({ header, unit, type, meaning, places, key, tolerance }: Column) {
  return {
    name: header,
    type: type === 'figure' || type === 'cell' ? 'string' : type,
    format: 'default',
    description: meaning,
    ...(type === 'figure' ? { figure: true } : {}),
    ...(unit === '' ? {} : { unit }),
    ...(places === undefined ? {} : { places }),
    ...(tolerance === undefined ? {} : { tolerance }),
    ...(key === true ? { constraints: { required: true } } : {}),
  };
}
