/** `headroom show`: the scenario after merging, or where each of its values was written. */
import type { LoadedScenario } from '../scenario/loaded.ts';
import { originRows } from '../scenario/origins.ts';
import { resolvedYaml } from '../scenario/resolved.ts';
import { textTable } from '../table/text-table.ts';
import type { CommandInput } from './definitions.ts';
import { EXIT, type ExitCode } from './exit-codes.ts';
import type { CliIo } from './io.ts';
import { loadFile, openSource } from './open-scenario.ts';

export async function show(input: CommandInput, io: CliIo): Promise<ExitCode> {
  const [file = ''] = input.operands;
  const source = await openSource([file], io);
  const set = input.values.get('set') ?? [];
  const loaded = loadFile(file, { set, source });
  io.stdout.write(input.flags.has('origins') ? originsText(loaded) : resolvedYaml(loaded));
  return EXIT.done;
}

function originsText(loaded: LoadedScenario): string {
  const rows = originRows(loaded).map(({ address, value, place, quality, source }) => [
    address,
    value,
    place,
    quality,
    source,
  ]);
  const headers = ['key', 'value', 'written at', 'quality', 'source'];
  return textTable(headers, rows, { rightAligned: headers.map(() => false) });
}
