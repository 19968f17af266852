/** What cannot work in a rollout: it is told, and is no fault. */
export interface PlanWarning {
  readonly about: 'stage' | 'gate';
  readonly name: string;
  readonly message: string;
}

/** `stage pilot: ...` */
export function warningLine({ about, name, message }: PlanWarning): string {
  return `${about} ${name}: ${message}`;
}
