/** The scenario's search for the name that was meant, under the name that this folder knows. */
export { nearest as nearName } from '../scenario/nearest.ts';
