import type { Outline } from './outline.js';
import { isUnitName, parseUnitList, unitOfPost } from './unit-names.js';

/** Who belongs to the working group (专班, 领导小组) by the document. */
export interface Membership {
  readonly members: readonly string[];
  /** Offices whose leaders head the group (县政府办分管副主任任副召集人). */
  readonly deputies: readonly string[];
}

const LIST =
  /(?:成员单位|成员)(?:单位)?(?:主要)?(?:包括|包含|有|为|由|：)(?:：)?([^。；]{4,400}?)(?:等(?:单位|部门|组成)?)?(?:组成|为成员|。|；|，(?:专班|领导小组|办公室|下设)|$)/;
const AS_MEMBERS =
  /(?:由|，|。|；)([^。；]{6,400}?)(?:等(?:单位|部门|\d{1,3}个单位|\d{1,3}家单位)?)?(?:主要负责人|主要负责同志|负责人|负责同志|分管负责人)?(?:为|担任|作为|任)成员(?:单位)?/;
const DEPUTY =
  /([\u4E00-\u9FFF、，]{4,80}?)(?:担任|任|为)(?:第一)?(?:副召集人|副组长|副总指挥|副指挥长|副主任)/;

function listed(text: string): string[] {
  return parseUnitList(text).names.filter(
    (name) => isUnitName(name) && !/^(成立|组建|设立|建立|下设|由|设)|担任|任组长|组长/.test(name),
  );
}

/** 成员：张三 县教育局局长, one person a line. */
function fromPersons(lines: readonly string[]): string[] {
  const start = lines.findIndex((line) => /^成\s*员\s*[：:]/.test(line));
  if (start < 0) return [];
  const found: string[] = [];
  for (const line of lines.slice(start)) {
    if (/[。]/.test(line) || (found.length > 0 && unitOfPost(line) === null)) break;
    for (const piece of line.replace(/^成\s*员\s*[：:]/, '').split(/[；;]/)) {
      const unit = unitOfPost(piece.replace(/^[^县市区省团中国人]{1,8}(?=[县市区省团中国])/, ''));
      if (unit !== null && !found.includes(unit)) found.push(unit);
    }
  }
  return found;
}

function deputiesIn(line: string): string[] {
  const sentence = line.split(/[。；]/).find((part) => DEPUTY.test(part)) ?? '';
  const list = DEPUTY.exec(sentence)?.[1] ?? '';
  return list.split(/[、，]/).flatMap((piece) => {
    const unit =
      unitOfPost(piece.replace(/^由/, '')) ??
      /^(.*?(?:局|办|委|部|中心))(?:分管|主要)/.exec(piece)?.[1];
    return unit !== undefined && isUnitName(unit) ? [unit] : [];
  });
}

/** The member list of the working group, or `null` when the document has none. */
export function membershipOf(outline: Outline): Membership | null {
  for (const line of outline.lines) {
    if (!/成员/.test(line)) continue;
    const text = LIST.exec(line)?.[1] ?? AS_MEMBERS.exec(line)?.[1];
    const members = text === undefined ? [] : listed(text);
    if (members.length >= 2) return { members, deputies: deputiesIn(line) };
  }
  const members = fromPersons(outline.lines);
  return members.length >= 2 ? { members, deputies: [] } : null;
}
