/** What is wrong with a stage, for the address `rollout.stages.<stage>.<key>`. */
export interface StageFault {
  readonly stage: string;
  readonly key: 'select';
  readonly message: string;
  readonly mend: string;
}
