/** What the figures were measured on. */
import os from 'node:os';
import process from 'node:process';

/** The machine in one line: processor, cores, memory, system, Node. */
export function machineText() {
  const cpus = os.cpus();
  const model = cpus[0]?.model.trim().replace(/\s+/g, ' ') || 'unknown processor';
  const gibibytes = (os.totalmem() / 1024 ** 3).toFixed(1);
  const system = `${os.type()} ${os.arch()}, Node ${process.version}`;
  return `${model}, ${cpus.length} cores, ${gibibytes} GiB, ${system}`;
}
