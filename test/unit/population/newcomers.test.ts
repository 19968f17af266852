import { describe, expect, it } from 'vitest';
import {
  newcomersByOrganisation,
  onboardingFaults,
  withNewcomers,
} from '../../../src/population/newcomers.ts';
import { organisation, programme } from './joining.ts';

const THREE = [
  organisation('a', 'trust', 600),
  organisation('b', 'practice', 50),
  organisation('c', 'trust', 350),
];

describe('newcomers', () => {
  it('come to the organisations of the type in proportion to their mailboxes', () => {
    // Of 7: 4.42 and 2.58, so 4 and 3.
    expect(newcomersByOrganisation(programme({ mailboxCount: 7 }), THREE)).toEqual([4, 0, 3]);
    const practices = programme({ organisationType: 'practice', mailboxCount: 7 });
    expect(newcomersByOrganisation(practices, THREE)).toEqual([0, 7, 0]);
  });

  it('pass over one without mailboxes, but where none of the type has any', () => {
    const list = [
      organisation('a', 'trust', 1),
      organisation('b', 'trust', 0),
      organisation('c', 'provider', 0),
      organisation('d', 'provider', 0),
    ];
    expect(newcomersByOrganisation(programme({ mailboxCount: 5 }), list)).toEqual([5, 0, 0, 0]);
    const providers = programme({ organisationType: 'provider', mailboxCount: 5 });
    expect(newcomersByOrganisation(providers, list)).toEqual([0, 0, 3, 2]);
  });

  it('are counted with the mailboxes that organisations have', () => {
    const list = [organisation('a', 'trust', 3), organisation('b', 'provider', 0)];
    const programmes = [
      programme({ mailboxCount: 2 }),
      programme({ organisationType: 'provider', mailboxCount: 4 }),
      programme({ organisationType: 'provider', mailboxCount: 1 }),
    ];
    expect(withNewcomers(list, programmes).map((one) => one.mailboxCount)).toEqual([5, 5]);
    expect(withNewcomers(list, [])).toBe(list);
  });

  it('cannot come to a type that nobody has', () => {
    expect(() => newcomersByOrganisation(programme({ organisationType: 'lab' }), THREE)).toThrow();
  });
});

describe('onboardingFaults', () => {
  it('finds none where every type is known, with mailboxes or without', () => {
    const types = [organisation('a', 'provider', 0)];
    const programmes = [programme({ organisationType: 'provider' })];
    expect(onboardingFaults(types, programmes)).toEqual([]);
    expect(onboardingFaults(types, [])).toEqual([]);
  });

  it('tells an unknown type, and what was meant or what there is', () => {
    const mistyped = programme({ name: 'one', organisationType: 'trsut' });
    const unknown = programme({ name: 'two', organisationType: 'laboratory', mailboxCount: 0 });
    expect(onboardingFaults(THREE, [mistyped, unknown])).toEqual([
      {
        address: 'population.onboarding.one.organisationType',
        message: "no organisation has the type 'trsut'",
        mend: "did you mean 'trust'?",
      },
      {
        address: 'population.onboarding.two.organisationType',
        message: "no organisation has the type 'laboratory'",
        mend: 'the types of organisations here are trust, practice',
      },
    ]);
  });

  it('allows as many programmes as a byte can tell apart from none', () => {
    const programmes = (count: number) => Array.from({ length: count }, () => programme());
    expect(onboardingFaults(THREE, programmes(255))).toEqual([]);
    expect(onboardingFaults(THREE, programmes(256))).toEqual([
      {
        address: 'population.onboarding',
        message: '256 programmes; at most 255 are possible',
        mend: 'join programmes that bring the same type at the same time',
      },
    ]);
  });
});
