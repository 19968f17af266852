/** The fixture of storage and costs over the minimal scenario. */
import { overlaid } from './overlaid.ts';

export const { filesWith: pricedWith, check: checkPriced } = overlaid('priced.yaml');
