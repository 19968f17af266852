/** The fixture of rollout control, joiners and leavers over the minimal scenario. */
import { overlaid } from './overlaid.ts';

export const { filesWith: controlledWith, check: checkControlled } = overlaid('controlled.yaml');
