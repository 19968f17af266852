/** Puts a run that lies elsewhere in its place; a file writer, so it uses Node. */
import { cp } from 'node:fs/promises';
import { outputFaultOf } from './output-fault.ts';
import { discard, openStaging, publish, type Target } from './write-target.ts';

/**
 * Copies the folder of a run to a temporary folder beside the target and renames it when it is
 * complete. After a failure nothing of it is left, and what was there before is still there.
 *
 * @param isWanted asked once it is copied: what it throws ends the copying
 * @throws OutputFault where the target may not be written, or the system refuses.
 */
export async function copyRunFolder(
  path: string,
  target: Target,
  isWanted: () => void,
): Promise<void> {
  const staging = openStaging(target);
  try {
    await cp(path, staging.temporaryPath, { recursive: true });
    isWanted();
    publish(staging);
  } catch (error) {
    discard(staging);
    throw outputFaultOf(error, target.named);
  }
}
