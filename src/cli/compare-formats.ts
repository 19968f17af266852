/** In which forms `headroom compare` prints. */
export const COMPARE_FORMATS = ['text', 'markdown', 'csv', 'json'] as const;

export type CompareFormat = (typeof COMPARE_FORMATS)[number];
