/** Prices of so long before or after say nothing of a day: 30 years of 365.25 days, rounded. */
export const PRICE_AGE_DAYS_MAX = 10_958;
