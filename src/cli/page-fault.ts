/** What is said of a run whose page could not be made or written. */
import { isOutOfMemory } from '../ensemble/out-of-memory.ts';
import { systemWords } from '../report/output-fault.ts';
import { PAGE } from '../report/write-strangers.ts';
import { shownText } from '../review/shown-text.ts';
import { InputFaults } from '../table/fault.ts';

/** One line, without its end. */
export function pageFaultText(fault: Error, folder: string): string {
  const reason = shownText(reasonOf(fault).split('\n')[0] ?? '');
  return `${PAGE} was not written: ${reason}; headroom report ${folder} makes it`;
}

function reasonOf(fault: Error): string {
  const words = systemWords(fault);
  if (words !== null) return words.wrong;
  if (isOutOfMemory(fault)) return 'there is not enough memory';
  return fault instanceof InputFaults ? fault.message : `a fault in headroom: ${fault.message}`;
}
