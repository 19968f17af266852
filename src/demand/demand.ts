/** The numbers from which demand is made, as one replication knows them. */

/** What the calendar says of each day of the horizon. */
export interface DayCalendar {
  readonly dayCount: number;
  /** 1 on a working day, else 0. */
  readonly workingDay: Uint8Array;
  /** Product of the slumps that hold on the day; 1 without. */
  readonly slumpFactor: Float64Array;
  /** Month of the day, counted from the horizon's first month. */
  readonly monthOf: Uint16Array;
}

/** A growth rate a year that holds from a day until the next segment's first day. */
export interface GrowthSegment {
  readonly firstDay: number;
  readonly perYear: number;
}

/** A factor on everybody's traffic in [firstDay, endDay). */
export interface DemandShock {
  readonly firstDay: number;
  readonly endDay: number;
  readonly factor: number;
}

/** How the monthly common factor moves: sd and correlation are those of its logarithm. */
export interface CommonFactor {
  readonly sd: number;
  readonly correlation: number;
}

export interface CohortDemand {
  readonly messagesPerWorkingDay: number;
  readonly messageBytes: number;
  /** Traffic of an off-day relative to a working day. */
  readonly offDayShare: number;
  /** In day order; the first begins on or before day 0. */
  readonly growth: readonly GrowthSegment[];
}
