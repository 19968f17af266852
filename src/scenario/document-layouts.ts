/** The documentation of what the presets of storage layouts fill in, made from their data. */
import { formatShare } from '../units/shares.ts';
import { PRESET_LAYOUTS, PRESET_SOURCES, type PresetLayout } from './layout-presets.ts';
import { LAYOUT_PRESETS } from './storage-spec.ts';

/** A section with a row for each value that a preset has. */
export function layoutsSection(): string {
  const keys = Object.keys(PRESET_SOURCES) as (keyof PresetLayout)[];
  const rows = keys.map((key) => {
    const values = LAYOUT_PRESETS.map((preset) => valueText(key, PRESET_LAYOUTS[preset][key]));
    return `| \`${key}\` | ${values.join(' | ')} | ${PRESET_SOURCES[key]} |`;
  });
  return [
    '## Storage layouts',
    '',
    'What a preset of `storage.layout` fills in where the key is left out. The guidance is that of',
    'TechNet on mailbox storage in Exchange 2007 and 2010, and of the calculator of server roles for',
    'Exchange 2013.',
    '',
    `| key | ${LAYOUT_PRESETS.join(' | ')} | source |`,
    `|---|${LAYOUT_PRESETS.map(() => '---|').join('')}---|`,
    ...rows,
  ].join('\n');
}

function valueText(key: string, value: number | boolean): string {
  if (typeof value === 'boolean' || !key.endsWith('Share')) {
    return String(value);
  }
  // 1 - 1 / 1.2 has no short decimal.
  return formatShare(Math.round(value * 10_000) / 10_000);
}
