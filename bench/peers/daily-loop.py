"""The daily loop of daily-loop.c in NumPy, vectorised over mailboxes: same formulas, same totals.

README.md beside this file gives each formula. Every operation writes into a buffer made once, so no
array is allocated inside the loop. A block as large as the population is the usual way, a column of
all mailboxes at a time; the default block stays in the cache and is the fastest here.

Usage: daily-loop.py [mailboxes] [days] [full days] [block]

The seconds are those of the days alone, without filling the columns. With fewer days than the full
number the output also states them scaled to all days: each day costs the same.
"""

import json
import sys
import time

import numpy as np

UNITS_PER_MIB = 4096
TIERS = ((15, 50), (95, 200), (98, 500), (100, 1024))  # ends at this percentage; quota in MiB
CHANCE = np.int32(-(2**31) + 214748365)  # 5 % of the 2^32 draws
WORD = 2**64 - 1


def mix(x):
    """A 32-bit hash: multiply and xor-shift, two rounds ("lowbias32", Wellons 2018)."""
    x = x ^ (x >> np.uint32(16))
    x = x * np.uint32(0x7FEB352D)
    x = x ^ (x >> np.uint32(15))
    x = x * np.uint32(0x846CA68B)
    return x ^ (x >> np.uint32(16))


def day_factors(days):
    """Full activity Monday to Friday, 0.3 of it at weekends; growth of 15 % a year, day by day."""
    growth, factors = 1.0, []
    for day in range(days):
        factors.append(np.float32((1.0 if day % 7 < 5 else 0.3) * growth))
        growth *= 1.000382983
    return factors


def simulate_block(first, end, quota, factors, keys, totals):
    """All days of mailboxes [first, end), which share a tier; adds to the day totals.

    Returns the seconds that the days took.
    """
    count = end - first
    warn, receive = np.int32(quota * 95 // 100), np.int32(quota * 115 // 100)
    target = np.int32(quota * 725 // 1000)
    number = np.arange(first, end, dtype=np.uint32)
    nature = mix(number * np.uint32(2) + np.uint32(1))
    mailbox_key = mix(number * np.uint32(2))
    fill = (nature & np.uint32(0xFFFF)).astype(np.int64) * 55 // 64 + 6554
    used = (quota * fill >> 16).astype(np.int32)
    traffic = ((nature >> np.uint32(16)) * np.uint32(1776) >> np.uint32(16)).astype(np.float32)

    x, y = np.empty(count, np.uint32), np.empty(count, np.uint32)
    mail, offered, room = (np.empty(count, kind) for kind in (np.float32, np.int32, np.int32))
    above, below = np.empty(count, bool), np.empty(count, bool)
    draw = x.view(np.int32)
    np.greater(used, warn, out=above)
    start = time.perf_counter()
    for day, factor in enumerate(factors):
        np.add(mailbox_key, keys[day], out=x)
        np.right_shift(x, np.uint32(16), out=y)
        np.bitwise_xor(x, y, out=x)
        np.multiply(x, np.uint32(0x9E3779B1), out=x)
        np.less(draw, CHANCE, out=below)
        np.logical_and(above, below, out=below)
        np.copyto(used, target, where=below)
        np.multiply(traffic, factor, out=mail)
        np.copyto(offered, mail, casting="unsafe")
        np.subtract(receive, used, out=room)
        np.minimum(offered, room, out=room)
        np.add(used, room, out=used)
        np.greater(used, warn, out=above)
        total = totals[day]
        total[0] += int(np.add.reduce(used, dtype=np.int64))
        total[1] += int(np.add.reduce(offered, dtype=np.int64))
        total[2] += int(np.add.reduce(room, dtype=np.int64))
        total[3] += int(np.count_nonzero(above))
    return time.perf_counter() - start


def simulate(mailboxes, block, factors, keys):
    """Runs all mailboxes in blocks; returns the day totals and the seconds that the days took.

    A day's totals are its content, mail offered, mail accepted, mailboxes above the warning.
    """
    totals = [[0, 0, 0, 0] for _ in factors]
    first, seconds = 0, 0.0
    for percent, mebibytes in TIERS:
        end = mailboxes * percent // 100
        while first < end:
            stop = min(first + block, end)
            seconds += simulate_block(first, stop, mebibytes * UNITS_PER_MIB, factors, keys, totals)
            first = stop
    return totals, seconds


def digest_of(totals):
    """FNV-1a over every total of every day, a 64-bit word a step."""
    digest = 14695981039346656037
    for total in totals:
        for value in total:
            digest = (digest ^ value) * 1099511628211 & WORD
    return f"{digest:016x}"


def main():
    given = [int(text) for text in sys.argv[1:]]
    mailboxes, days, full_days, block = given + [650000, 1096, 1096, 65536][len(given) :]
    factors = day_factors(days)
    keys = mix(~np.arange(days, dtype=np.uint32))
    totals, seconds = simulate(mailboxes, block, factors, keys)
    result = {"mailboxes": mailboxes, "days": days, "block": block, "seconds": round(seconds, 6)}
    if days != full_days:
        result["scaledToDays"] = full_days
        result["scaledSeconds"] = round(seconds * full_days / days, 6)
    result["lastDay"] = dict(zip(("used", "offered", "accepted", "warned"), totals[-1]))
    print(json.dumps({**result, "digest": digest_of(totals)}))


main()
