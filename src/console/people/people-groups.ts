import type { BoardView, PersonView, RoleView } from '../../http/api-types.js';

export interface PeopleGroup {
  readonly role: RoleView;
  readonly title: string;
  readonly people: readonly PersonView[];
}

const titles: readonly (readonly [RoleView, string])[] = [
  ['leader', '县领导'],
  ['office', '专班办公室'],
  ['liaison', '单位联络员'],
  ['unknown', '未绑定人员'],
];

/** Those whom one may speak as, by role; the order within a role is the server's. */
export function groupPeople(people: readonly PersonView[]): readonly PeopleGroup[] {
  return titles
    .map(([role, title]) => ({
      role,
      title,
      people: people.filter((person) => person.role === role),
    }))
    .filter((group) => group.people.length > 0);
}

/** Who a first visitor speaks as: the liaison with the most to report. */
export function defaultSpeaker(
  people: readonly PersonView[],
  board: BoardView | null,
): PersonView | null {
  const owned = (person: PersonView): number =>
    board?.indicators.filter(({ owner }) => owner !== null && owner === person.unit).length ?? 0;
  return people.reduce<PersonView | null>(
    (best, person) => (best === null || owned(person) > owned(best) ? person : best),
    null,
  );
}

/** What stands under a name: the unit, or the role of who has none; `null` when the name says it. */
export function postText(person: PersonView): string | null {
  const post = person.unit ?? titles.find(([role]) => role === person.role)?.[1] ?? '';
  return person.name.includes(coreOf(post)) ? null : post;
}

/** 科工信局 of 县科工信局: what people call a unit among themselves. */
function coreOf(unit: string): string {
  return unit.replace(/^(?:县委|县政府|县|市|省)(?=.{2})/, '');
}

/** Two characters that tell units apart at a glance: 县科工信局 gives 科工. */
export function avatarText(person: PersonView): string {
  const named = coreOf((person.unit ?? person.name).replace(/^中国/, ''));
  return Array.from(named).slice(0, 2).join('');
}

/** A steady hue for a person, so that the eye finds who spoke. */
export function avatarTone(person: PersonView): number {
  let sum = 0;
  for (const character of person.unit ?? person.userId) {
    sum = (sum * 31 + (character.codePointAt(0) ?? 0)) % 9973;
  }
  return sum % 6;
}
