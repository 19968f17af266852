/** The values that a field may take at all, both ends included; both are finite. */
export interface LegalRange {
  readonly low: number;
  readonly high: number;
}
