import { describe, expect, it } from 'vitest';
import type { Answer, AnswerContext, Asker } from '../../../src/answers/answer.js';
import { answerQuery } from '../../../src/answers/answer-query.js';
import { answerEvidence } from '../../../src/answers/evidence.js';
import type { QueryKind, UnderstoodQuery } from '../../../src/understanding/understanding.js';
import { asId, type FactId } from '../../../src/kernel/ids.js';
import { County } from '../ledger/county.js';
import {
  askers,
  busyCounty,
  contextOf,
  inGroup,
  plan,
  query,
  said,
  saidPrivately,
  SECRET_NAME,
  stock,
  talents,
} from './asking.js';

function answer(
  asker: Asker,
  kind: QueryKind,
  slots: Partial<UnderstoodQuery> = {},
  settings: Partial<AnswerContext['settings']> = {},
): Answer {
  return answerQuery(query(kind, slots), contextOf(busyCounty(), asker, settings));
}

const indicatorKinds = [
  'status',
  'gap',
  'overview',
  'target',
  'owner',
  'detail',
  'trend',
  'lagging',
] as const satisfies readonly QueryKind[];
const everyone = [
  ['leader', askers.leader],
  ['office', askers.office],
  ['liaison', askers.liaison],
  ['unknown', askers.unknown],
] as const;
const aboutStock = { indicatorIds: [stock.id] };

describe('row: status, gap, overview, target, owner, detail, trend, lagging of indicators', () => {
  for (const [role, asker] of everyone) {
    it(`${role}: yes`, () => {
      for (const kind of indicatorKinds) {
        const given = answer(inGroup(asker), kind, kind === 'overview' ? {} : aboutStock);
        expect([kind, given.refused]).toEqual([kind, false]);
        expect(said(given).length).toBeGreaterThan(5);
      }
    });
  }

  it('unknown in a bound group: yes, unless switched off', () => {
    for (const kind of indicatorKinds) {
      const given = answer(askers.unknown, kind, aboutStock, { unknownMayAsk: false });
      expect(given.refused).toBe(true);
      expect(said(given)).not.toMatch(/\d+家/u);
    }
  });

  it('unknown in private: learns how to be bound', () => {
    const given = answer({ ...askers.unknown, inGroup: false }, 'status', aboutStock);
    expect(given.refused).toBe(true);
    expect(said(given)).toContain('绑定');
  });

  it('a ranking of indicators is as public as their status', () => {
    expect(answer(askers.unknown, 'ranking').refused).toBe(false);
  });
});

describe('row: unit', () => {
  const other = { units: ['县人社局'] };
  it('leader: any', () => {
    expect(said(answer(inGroup(askers.leader), 'unit', other))).toContain(
      '本期尚未报：硕士以上人才',
    );
  });

  it('office: any', () => {
    expect(said(answer(inGroup(askers.office), 'unit', other))).toContain('本期尚未报');
  });

  it('liaison: own in full, others as public indicators', () => {
    const own = said(answer(askers.liaison, 'unit', { units: ['县科工信局'] }));
    expect(own).toContain('本期尚未报');
    const others = said(answer(askers.liaison, 'unit', other));
    expect(others).toContain('硕士以上人才');
    expect(others).not.toContain('本期');
    expect(said(answer(askers.liaison, 'unit', { units: ['高新区'] }))).not.toContain(
      '待协调困难：',
    );
  });

  it('unknown: no', () => {
    expect(answer(askers.unknown, 'unit', other).refused).toBe(true);
  });
});

describe('row: missing, ranking of units', () => {
  const kinds = [
    ['missing', {}],
    ['ranking', { rankingOf: 'units' }],
  ] as const;

  for (const [kind, slots] of kinds) {
    it(`${kind}, leader: in private`, () => {
      const given = answer(askers.leader, kind, slots);
      expect(said(given)).toContain('县人社局');
      expect(given.privately).toBeNull();
    });

    for (const role of ['leader', 'office'] as const) {
      it(`${kind}, ${role} in a group: only counts, names follow privately`, () => {
        const given = answer(inGroup(askers[role]), kind, slots);
        expect(said(given)).toMatch(/单位\d+个/u);
        expect(said(given)).not.toContain('县人社局');
        expect(saidPrivately(given)).toContain('县人社局');
      });

      it(`${kind}, ${role} in a group: names here once the office switched them on`, () => {
        const given = answer(inGroup(askers[role]), kind, slots, { nameMissingInGroups: true });
        expect(said(given)).toContain('县人社局');
        expect(given.privately).toBeNull();
      });
    }

    it(`${kind}, liaison: own status`, () => {
      const given = answer(inGroup(askers.liaison), kind, slots);
      expect(said(given)).toContain('县科工信局');
      expect(said(given)).not.toContain('县人社局');
      expect(given.privately).toBeNull();
    });

    it(`${kind}, unknown: no`, () => {
      expect(answer(askers.unknown, kind, slots).refused).toBe(true);
    });
  }

  it('a liaison asking for another unit’s status is told so', () => {
    expect(answer(askers.liaison, 'missing', { units: ['县人社局'] }).refused).toBe(true);
  });
});

describe('row: history, 依据', () => {
  const factIds = ['f4', 'f8', 'f9'].map((id) => asId<FactId>(id));
  const evidence = (asker: Asker) => answerEvidence(factIds, contextOf(busyCounty(), asker));
  const both = [
    ['history', (asker: Asker) => answer(asker, 'history', aboutStock)],
    ['依据', evidence],
  ] as const;

  for (const [what, ask] of both) {
    it(`${what}, leader: units in groups, person’s name privately`, () => {
      const shared = ask(inGroup(askers.leader));
      expect(said(shared)).toContain('县科工信局');
      expect(said(shared)).not.toContain(SECRET_NAME);
      expect(saidPrivately(shared)).toContain(SECRET_NAME);
      expect(said(ask(askers.leader))).toContain(SECRET_NAME);
    });

    it(`${what}, office: full`, () => {
      const given = ask(inGroup(askers.office));
      expect(said(given)).toContain(SECRET_NAME);
      expect(given.privately).toBeNull();
    });

    it(`${what}, liaison: person’s name within own unit`, () => {
      const own = said(ask(inGroup(askers.liaison)));
      expect(own).toContain(SECRET_NAME);
      expect(own).not.toMatch(new RegExp(`高新区.{0,8}${SECRET_NAME}`, 'u'));
      const other = ask({ ...askers.liaison, units: ['县财政局'] });
      expect(said(other)).toContain('县科工信局');
      expect(said(other)).not.toContain(SECRET_NAME);
      expect(other.privately).toBeNull();
    });

    it(`${what}, unknown: no`, () => {
      const given = ask(askers.unknown);
      expect(given.refused).toBe(true);
      expect(said(given)).not.toMatch(/\d+家/u);
    });
  }

  it('the last report named instead of an empty answer hides the name in a leader’s group too', () => {
    const days = { from: '2023-01-01', to: '2023-01-02' } as const;
    const given = answer(inGroup(askers.leader), 'history', { ...aboutStock, period: days });
    expect(said(given)).toContain('最近一次');
    expect(said(given)).not.toContain(SECRET_NAME);
  });
});

describe('row: export, digest', () => {
  for (const kind of ['export', 'digest'] as const) {
    it(`${kind}, leader: own copy, privately`, () => {
      const given = answer(inGroup(askers.leader), kind);
      expect(given.attach).toMatchObject({ kind, units: null, isPrivate: true });
      expect(said(given)).toContain('私发');
    });

    it(`${kind}, office: yes`, () => {
      expect(answer(askers.office, kind).attach).toMatchObject({ kind, units: null });
      expect(answer(inGroup(askers.office), kind).attach).toMatchObject({
        isPrivate: kind === 'export',
      });
    });

    it(`${kind}, liaison: own unit’s`, () => {
      expect(answer(askers.liaison, kind).attach?.units).toEqual(['县科工信局']);
      const other = answer(askers.liaison, kind, { units: ['县人社局'] });
      expect(other.refused).toBe(true);
      expect(other.attach).toBeNull();
    });

    it(`${kind}, unknown: no`, () => {
      const given = answer(askers.unknown, kind);
      expect(given.refused).toBe(true);
      expect(given.attach).toBeNull();
    });
  }
});

describe('no reply contains what is not the asker’s to know', () => {
  it('no kind of answer to an unknown person or in a leader’s group shows a person’s name', () => {
    const kinds: readonly QueryKind[] = [
      ...indicatorKinds,
      'unit',
      'missing',
      'ranking',
      'history',
    ];
    for (const asker of [askers.unknown, inGroup(askers.leader)]) {
      for (const kind of kinds) {
        for (const slots of [{}, aboutStock, { units: ['高新区'] }]) {
          expect(said(answer(asker, kind, slots))).not.toContain(SECRET_NAME);
        }
      }
    }
  });

  it('two members with the same name rights differ by unit only', () => {
    const county = new County();
    county.total('12', '2023-06-30', { of: talents, unit: '县人社局' });
    const asked = query('history', { indicatorIds: [talents.id] });
    const own = { ...askers.liaison, units: ['县人社局'] };
    expect(said(answerQuery(asked, contextOf(county, own)))).toContain(SECRET_NAME);
    expect(said(answerQuery(asked, contextOf(county, askers.liaison)))).not.toContain(SECRET_NAME);
    expect(plan.units.map(({ name }) => name)).toContain('县人社局');
  });
});
