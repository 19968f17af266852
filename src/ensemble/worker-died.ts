/** Thrown where a thread ended that was still needed. */
export class WorkerDied extends Error {
  constructor(message: string) {
    super(message);
    this.name = 'WorkerDied';
  }
}
