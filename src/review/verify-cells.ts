/** Whether the cells of a table are as datapackage.json says of their columns. */
import { parseDate } from '../calendar/date.ts';
import type { Findings } from './verify-check.ts';
import type { PackagedField } from './verify-package.ts';
import { findingAt, type RowCheck, shownCell, type VerifiedTable } from './verify-rows.ts';

const INTEGER = /^(?:0|-?[1-9]\d*)$/;
const FIGURE = /^-?(?:0|[1-9]\d*)(?:\.\d+)?$/;
/** A spreadsheet would run it. */
const FORMULA = /^[=+\-@]/;

/** What a cell should be and is not; null: it is. */
type Complaint = (cell: string) => string | null;

/** A check of every cell of a table. */
export function cellCheck({ resource }: VerifiedTable, findings: Findings): RowCheck {
  const complaints = resource.schema.fields.map(complaintOf);
  return (row) => {
    for (const [index, complaint] of complaints.entries()) {
      const cell = row.cells[index] ?? '';
      const words = complaint(cell);
      if (words !== null) findings.add(findingAt(row, index, `'${shownCell(cell)}' ${words}`));
    }
  };
}

function complaintOf(field: PackagedField): Complaint {
  const ofType = complaintOfType(field);
  return (cell) => {
    if (cell !== '') return ofType(cell);
    return field.constraints !== undefined ? `is no value, and ${field.name} must have one` : null;
  };
}

function complaintOfType(field: PackagedField): Complaint {
  switch (field.type) {
    case 'integer':
      return unless((cell) => INTEGER.test(cell), 'is no whole number');
    case 'date':
      return unless((cell) => parseDate(cell) !== null, 'is no date');
    case 'number':
      return complaintOfNumber(field.places ?? 0);
    default:
      return field.figure === true
        ? unless((cell) => FIGURE.test(cell) || parseDate(cell) !== null, 'is no figure or date')
        : unless((cell) => !FORMULA.test(cell), 'is text that a spreadsheet would run');
  }
}

function complaintOfNumber(places: number): Complaint {
  const fraction = places === 0 ? '' : `\\.\\d{${places}}`;
  const pattern = new RegExp(`^-?(?:0|[1-9]\\d*)${fraction}$`);
  const isZero = new RegExp(`^-0${fraction === '' ? '' : '\\.0+'}$`);
  return unless(
    (cell) => pattern.test(cell) && !isZero.test(cell),
    `is no number with ${places} places`,
  );
}

function unless(isRight: (cell: string) => boolean, complaint: string): Complaint {
  return (cell) => (isRight(cell) ? null : complaint);
}
