/**
 * Runs a script in this process and says at exit how much memory it took at its peak.
 *
 * Usage: node peak-memory.mjs SCRIPT [ARGUMENT]...; the kibibytes go to file descriptor 3. Without
 * a script it gives what Node takes by itself.
 */
import { readFileSync, writeSync } from 'node:fs';
import process from 'node:process';
import { pathToFileURL } from 'node:url';

/**
 * Linux's own peak of this process where there is one: `maxRSS` starts there at the size of the
 * process that started this one (measured: 395 MB instead of 40 under a parent of 400 MB).
 */
function peakKibibytes() {
  try {
    const [, peak] = /^VmHWM:\s+(\d+) kB$/m.exec(readFileSync('/proc/self/status', 'utf8')) ?? [];
    if (peak !== undefined) return peak;
  } catch {
    // No /proc: not Linux.
  }
  return String(process.resourceUsage().maxRSS);
}

// Without its own name the arguments are those that the script would have got directly.
process.argv.splice(1, 1);
const script = process.argv[1];
process.on('exit', () => writeSync(3, peakKibibytes()));
if (script !== undefined) await import(pathToFileURL(script).href);
