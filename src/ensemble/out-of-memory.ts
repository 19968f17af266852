/** What V8 says where the system gives it no memory for an array. */
const NO_MEMORY = /^(Array buffer allocation failed|WebAssembly\.Memory\(\): could not allocate)/;

/** Whether something was thrown because there is no memory left, for a thread or for an array. */
export function isOutOfMemory(thrown: unknown): boolean {
  if (!(thrown instanceof Error)) return false;
  const isThread = 'code' in thrown && thrown.code === 'ERR_WORKER_OUT_OF_MEMORY';
  return isThread || NO_MEMORY.test(thrown.message);
}
