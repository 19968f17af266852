/* The daily loop: the plain way to simulate every mailbox on every day, as fast as one thread can.
 *
 * It is the yardstick for headroom, which jumps from event to event. README.md beside this file
 * gives each formula. Contents are whole units of 256 bytes in 32-bit integers, and the only
 * floating-point step is one product, rounded once and cut to an integer: the totals are the same
 * in whatever order they are added, with or without vector instructions.
 *
 * Mailboxes stand in tier order, so that a block has one quota, and a block stays in the
 * first-level cache for the whole horizon. Its sums fit in 32 bits, so no lane needs 64.
 *
 * Usage: daily-loop [mailboxes] [days]
 */
#define _POSIX_C_SOURCE 199309L /* clock_gettime */
#include <stdint.h>
#include <stdio.h>
#include <stdlib.h>
#include <time.h>

/* 512 mailboxes x 1 GiB x 1.15 = 2.47e9 units of 256 bytes, below 2^32. */
enum { BLOCK = 512, UNITS_PER_MIB = 4096, TIERS = 4, TOTALS = 4 };

/* Mailboxes of each tier end at this percentage of the population. */
static const uint32_t TIER_END_PERCENT[TIERS] = {15, 95, 98, 100};
static const int32_t TIER_MIB[TIERS] = {50, 200, 500, 1024};

/* Totals of a day: content, mail offered, mail accepted (units), mailboxes above the warning. */
typedef uint64_t DayTotals[TOTALS];

typedef struct {
  _Alignas(64) int32_t used[BLOCK];
  float traffic[BLOCK]; /* whole units kept on a working day of the first year */
  uint32_t key[BLOCK];  /* the mailbox's part of each day's draw */
  int32_t warn, receive, target; /* of the tier, in units */
} Block;

/* What a day brings, the same to every mailbox. */
typedef struct {
  float factor; /* activity times growth */
  uint32_t key; /* the day's part of each mailbox's draw */
} Day;

/* A 32-bit hash: multiply and xor-shift, two rounds ("lowbias32", Wellons 2018). */
static uint32_t mix(uint32_t x) {
  x ^= x >> 16;
  x *= 0x7feb352du;
  x ^= x >> 15;
  x *= 0x846ca68bu;
  return x ^ x >> 16;
}

/* A draw: two mixed keys joined by one further round. Its high bits are the good ones, and only a
 * comparison reads it. */
static inline int32_t draw(uint32_t mailbox_key, uint32_t day_key) {
  uint32_t x = mailbox_key + day_key;
  x ^= x >> 16;
  return (int32_t)(x * 0x9e3779b1u);
}

/* Fills mailboxes [first, end) of one tier; the rest of the block is empty and gets no mail. */
static void fill_block(Block *block, int tier, uint32_t first, uint32_t end) {
  int64_t quota = (int64_t)TIER_MIB[tier] * UNITS_PER_MIB;
  block->warn = (int32_t)(quota * 95 / 100);
  block->receive = (int32_t)(quota * 115 / 100);
  block->target = (int32_t)(quota * 725 / 1000);
  for (uint32_t k = 0; k < BLOCK; k++) {
    uint32_t i = first + k, nature = mix(2 * i + 1);
    int64_t fill = 6554 + (nature & 0xffff) * 55 / 64; /* 10 % to 96 %, in 1 / 65,536 */
    block->used[k] = i < end ? (int32_t)(quota * fill >> 16) : 0;
    block->traffic[k] = i < end ? (float)((nature >> 16) * 1776 >> 16) : 0.0f;
    block->key[k] = mix(2 * i);
  }
}

/* One day of one block: 512 mailboxes in L1, about 20 vector instructions for each 8 of them. */
static void step_block(Block *restrict block, Day day, int32_t chance, uint64_t *restrict total) {
  const int32_t warn = block->warn, receive = block->receive, target = block->target;
  uint32_t used_sum = 0, offered_sum = 0, accepted_sum = 0, warned = 0;
#ifndef SCALAR
#pragma omp simd reduction(+ : used_sum, offered_sum, accepted_sum, warned)
#endif
  for (uint32_t k = 0; k < BLOCK; k++) {
    int32_t before = block->used[k];
    int32_t cleans = (before > warn) & (draw(block->key[k], day.key) < chance);
    int32_t content = cleans ? target : before;
    int32_t offered = (int32_t)(block->traffic[k] * day.factor);
    int32_t room = receive - content;
    int32_t accepted = offered < room ? offered : room;
    int32_t used = content + accepted;
    block->used[k] = used;
    used_sum += (uint32_t)used;
    offered_sum += (uint32_t)offered;
    accepted_sum += (uint32_t)accepted;
    warned += used > warn;
  }
  total[0] += used_sum;
  total[1] += offered_sum;
  total[2] += accepted_sum;
  total[3] += warned;
}

/* Full activity from Monday to Friday, 0.3 of it at weekends; growth of 15 % a year, day by day. */
static void fill_days(Day *day, uint32_t days) {
  double growth = 1.0;
  for (uint32_t d = 0; d < days; d++) {
    day[d].factor = (float)((d % 7 < 5 ? 1.0 : 0.3) * growth);
    day[d].key = mix(~d);
    growth *= 1.000382983;
  }
}

static void simulate(uint32_t mailboxes, uint32_t days, const Day *day, DayTotals *totals) {
  static Block block;
  const int32_t chance = INT32_MIN + 214748365; /* 5 % of the 2^32 draws */
  uint32_t first = 0;
  for (int tier = 0; tier < TIERS; tier++) {
    uint32_t end = (uint32_t)((uint64_t)mailboxes * TIER_END_PERCENT[tier] / 100);
    for (; first < end; first += BLOCK) {
      fill_block(&block, tier, first, end);
      for (uint32_t d = 0; d < days; d++) step_block(&block, day[d], chance, totals[d]);
    }
    first = end;
  }
}

static double seconds_now(void) {
  struct timespec now;
  clock_gettime(CLOCK_MONOTONIC, &now);
  return (double)now.tv_sec + 1e-9 * (double)now.tv_nsec;
}

/* One line of JSON; the digest is FNV-1a over every total of every day, a 64-bit word a step. */
static void print_result(uint32_t mailboxes, uint32_t days, double seconds, DayTotals *totals) {
  uint64_t digest = 14695981039346656037u;
  for (uint32_t d = 0; d < days; d++)
    for (int t = 0; t < TOTALS; t++) digest = (digest ^ totals[d][t]) * 1099511628211u;
  const uint64_t *last = totals[days - 1];
  printf("{\"mailboxes\":%u,\"days\":%u,\"seconds\":%.6f,", mailboxes, days, seconds);
  printf("\"lastDay\":{\"used\":%llu,\"offered\":%llu,\"accepted\":%llu,\"warned\":%llu},",
         (unsigned long long)last[0], (unsigned long long)last[1], (unsigned long long)last[2],
         (unsigned long long)last[3]);
  printf("\"digest\":\"%016llx\"}\n", (unsigned long long)digest);
}

int main(int argc, char **argv) {
  uint32_t mailboxes = argc > 1 ? (uint32_t)strtoul(argv[1], NULL, 10) : 650000;
  uint32_t days = argc > 2 ? (uint32_t)strtoul(argv[2], NULL, 10) : 1096;
  if (mailboxes < 1 || days < 1) {
    fprintf(stderr, "daily-loop: mailboxes and days must be whole numbers from 1\n");
    return 2;
  }
  DayTotals *totals = calloc(days, sizeof *totals);
  Day *day = malloc(days * sizeof *day);
  if (!totals || !day) {
    fprintf(stderr, "daily-loop: no memory for %u days\n", days);
    return 2;
  }
  fill_days(day, days);
  double start = seconds_now();
  simulate(mailboxes, days, day, totals);
  print_result(mailboxes, days, seconds_now() - start, totals);
  free(day);
  free(totals);
  return 0;
}
