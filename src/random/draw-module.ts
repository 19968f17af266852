/**
 * The WebAssembly module behind `createDrawBatch`: a function `fill(key0, key1, end, counter1,
 * out)` that enciphers, for each 4-byte step from 0 to `end`, the counters (memory[step],
 * memory[ORDINAL_BYTES_AT + step] + counter1) by Threefry-2x32 with 20 rounds and writes doubles
 * from `out` on.
 *
 * Source of the encoding: WebAssembly Core Specification 2.0, section 5 (binary format).
 */

/** Where the ordinals and the results begin in the module's memory. */
export const ORDINAL_BYTES_AT = 4096;
export const OUTPUT_BYTES_AT = 8192;
/** Pages of 64 KiB: 8 KiB of input, 128 KiB of results and the few bytes that a step overshoots. */
export const PAGE_COUNT = 3;

const ROTATIONS = [13, 15, 26, 6, 17, 29, 16, 24] as const;
const KEY_PARITY = 0x1bd11bda;

const I32 = 0x7f;
const V128 = 0x7b;
const EMPTY_BLOCK = 0x40;

type Code = readonly number[];

/** Signed LEB128, of 32-bit constants. */
function signed(value: number): number[] {
  const bytes: number[] = [];
  for (;;) {
    const low = value & 0x7f;
    value >>= 7;
    const done = (value === 0 && (low & 0x40) === 0) || (value === -1 && (low & 0x40) !== 0);
    bytes.push(done ? low : low | 0x80);
    if (done) return bytes;
  }
}

/** Unsigned LEB128: sizes and indices. */
function unsigned(value: number): number[] {
  const bytes: number[] = [];
  do {
    const low = value & 0x7f;
    value >>>= 7;
    bytes.push(value === 0 ? low : low | 0x80);
  } while (value !== 0);
  return bytes;
}

function doubleBytes(value: number): number[] {
  return [...new Uint8Array(Float64Array.of(value).buffer)];
}

const get = (local: number): Code => [0x20, ...unsigned(local)];
const set = (local: number): Code => [0x21, ...unsigned(local)];
const i32Const = (value: number): Code => [0x41, ...signed(value | 0)];
const f64Const = (value: number): Code => [0x44, ...doubleBytes(value)];
const vector = (opcode: number): Code => [0xfd, ...unsigned(opcode)];
const I32_ADD: Code = [0x6a];
const I32_LESS_UNSIGNED: Code = [0x49];
const load = (offset: number): Code => [...vector(0), 2, ...unsigned(offset)];
const store = (offset: number): Code => [...vector(11), 3, ...unsigned(offset)];
const I32X4_SPLAT = vector(17);
const F64X2_SPLAT = vector(20);
const OR = vector(80);
const XOR = vector(81);
const SHIFT_LEFT = vector(171);
const SHIFT_RIGHT_UNSIGNED = vector(173);
const I32X4_ADD = vector(174);
const F64X2_ADD = vector(240);
const F64X2_MULTIPLY = vector(242);
const F64X2_CONVERT_LOW_UNSIGNED = vector(255);
/** Bytes 8 to 15 of a vector in front of themselves. */
const HIGH_HALF = [8, 9, 10, 11, 12, 13, 14, 15, 8, 9, 10, 11, 12, 13, 14, 15];
const SHUFFLE: Code = [...vector(13), ...HIGH_HALF];

/** Parameters, then locals. */
const [KEY0, KEY1, END, COUNTER1, OUT, STEP] = [0, 1, 2, 3, 4, 5];
const [K0, K1, K2] = [6, 7, 8];
const KEYS = [K0, K1, K2] as const;
/** The two words of four counters, twice: two such groups keep the processor busier than one. */
const GROUPS = [
  { x0: 9, x1: 10 },
  { x0: 11, x1: 12 },
] as const;
type Group = (typeof GROUPS)[number];
const GROUP_BYTES = 16;

function addTo(local: number, ...terms: readonly Code[]): Code {
  return [...get(local), ...terms.flatMap((term) => [...term, ...I32X4_ADD]), ...set(local)];
}

function round({ x0, x1 }: Group, rotation: number): Code {
  return [
    ...addTo(x0, get(x1)),
    ...get(x1),
    ...i32Const(rotation),
    ...SHIFT_LEFT,
    ...get(x1),
    ...i32Const(32 - rotation),
    ...SHIFT_RIGHT_UNSIGNED,
    ...OR,
    ...get(x0),
    ...XOR,
    ...set(x1),
  ];
}

/** Key words added after every four rounds; the n-th time also n. */
function injection({ x0, x1 }: Group, n: number): Code {
  return [
    ...addTo(x0, get(KEYS[n % 3]!)),
    ...addTo(x1, get(KEYS[(n + 1) % 3]!), [...i32Const(n), ...I32X4_SPLAT]),
  ];
}

function rounds(): Code {
  const code: number[] = [];
  for (let block = 0; block < 5; block++) {
    for (let r = 0; r < 4; r++) {
      for (const group of GROUPS) code.push(...round(group, ROTATIONS[(block % 2) * 4 + r]!));
    }
    for (const group of GROUPS) code.push(...injection(group, block + 1));
  }
  return code;
}

/** The counters of a group, enciphered by the first addition of the key. */
function loadGroup({ x0, x1 }: Group, index: number): Code {
  const offset = index * GROUP_BYTES;
  return [
    ...[...get(STEP), ...load(offset), ...get(K0), ...I32X4_ADD, ...set(x0)],
    ...[...get(STEP), ...load(ORDINAL_BYTES_AT + offset), ...get(COUNTER1), ...I32X4_SPLAT],
    ...[...I32X4_ADD, ...get(K1), ...I32X4_ADD, ...set(x1)],
  ];
}

const lowerHalf = (local: number): Code => get(local);
const upperHalf = (local: number): Code => [...get(local), ...get(local), ...SHUFFLE];

/** Two doubles, (a * 2^20 + (b >>> 12) + 0.5) * 2^-52, from one half of a group's lanes. */
function twoDoubles({ x0, x1 }: Group, half: (local: number) => Code, offset: number): Code {
  return [
    ...get(OUT),
    ...[...half(x0), ...F64X2_CONVERT_LOW_UNSIGNED],
    ...[...f64Const(1048576), ...F64X2_SPLAT, ...F64X2_MULTIPLY],
    ...[...half(x1), ...i32Const(12), ...SHIFT_RIGHT_UNSIGNED],
    ...[...F64X2_CONVERT_LOW_UNSIGNED, ...F64X2_ADD],
    ...[...f64Const(0.5), ...F64X2_SPLAT, ...F64X2_ADD],
    ...[...f64Const(1 / 4503599627370496), ...F64X2_SPLAT, ...F64X2_MULTIPLY],
    ...store(offset),
  ];
}

/** Results are twice as long as counters: four doubles a group. */
function storeGroup(group: Group, index: number): Code {
  const offset = index * GROUP_BYTES * 2;
  return [...twoDoubles(group, lowerHalf, offset), ...twoDoubles(group, upperHalf, offset + 16)];
}

function body(): Code {
  const stepBytes = GROUPS.length * GROUP_BYTES;
  return [
    ...[...get(KEY0), ...I32X4_SPLAT, ...set(K0), ...get(KEY1), ...I32X4_SPLAT, ...set(K1)],
    ...[...get(K0), ...get(K1), ...XOR, ...i32Const(KEY_PARITY), ...I32X4_SPLAT, ...XOR],
    ...set(K2),
    ...[0x03, EMPTY_BLOCK], // loop
    ...GROUPS.flatMap(loadGroup),
    ...rounds(),
    ...GROUPS.flatMap(storeGroup),
    ...[...get(OUT), ...i32Const(2 * stepBytes), ...I32_ADD, ...set(OUT)],
    ...[...get(STEP), ...i32Const(stepBytes), ...I32_ADD, ...set(STEP)],
    ...[...get(STEP), ...get(END), ...I32_LESS_UNSIGNED, 0x0d, 0], // again while step < end
    0x0b, // end of the loop
    0x0b, // end of the function
  ];
}

function section(id: number, content: Code): Code {
  return [id, ...unsigned(content.length), ...content];
}

function text(value: string): Code {
  return [...unsigned(value.length), ...new TextEncoder().encode(value)];
}

/** The module in WebAssembly's binary format. */
export function drawModuleBytes(): Uint8Array<ArrayBuffer> {
  const locals = [2, 1, I32, 7, V128];
  const code = [...locals, ...body()];
  return Uint8Array.from([
    ...[0x00, 0x61, 0x73, 0x6d, 1, 0, 0, 0],
    ...section(1, [1, 0x60, 5, I32, I32, I32, I32, I32, 0]),
    ...section(2, [1, ...text('env'), ...text('memory'), 2, 0, PAGE_COUNT]),
    ...section(3, [1, 0]),
    ...section(7, [1, ...text('fill'), 0, 0]),
    ...section(10, [1, ...unsigned(code.length), ...code]),
  ]);
}
