/** The fixture of platforms and moves over the minimal scenario. */
import { overlaid } from './overlaid.ts';

export const { filesWith: movingWith, check: checkMoving } = overlaid('moving.yaml');
