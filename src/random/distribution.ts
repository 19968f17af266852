/** What is believed about a value that is not known exactly. */
export type Distribution =
  | { readonly kind: 'fixed'; readonly value: number }
  | {
      readonly kind: 'percentiles';
      readonly p10: number;
      readonly p50: number;
      readonly p90: number;
    }
  | { readonly kind: 'uniform'; readonly low: number; readonly high: number }
  | {
      readonly kind: 'triangular';
      readonly low: number;
      readonly mode: number;
      readonly high: number;
    }
  | { readonly kind: 'normal'; readonly mean: number; readonly sd: number }
  | { readonly kind: 'lognormal'; readonly median: number; readonly sigma: number }
  | { readonly kind: 'discrete'; readonly items: readonly DiscreteItem[] };

/** One of several values, with its chance up to a common factor. */
export interface DiscreteItem {
  readonly value: number;
  readonly weight: number;
}

/** The values that a field may take at all, both ends included; both are finite. */
export interface LegalRange {
  readonly low: number;
  readonly high: number;
}
