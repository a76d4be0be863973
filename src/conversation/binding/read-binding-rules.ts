import { rule } from '../command-rule.js';
import type { Groups, Rule } from '../command-rule.js';
import type { BindingCommand } from './binding-command.js';

const HELLO = '(?:(?:大家|你|您|各位|领导们?)?好(?:啊|呀)?[!, ]{0,2})?';
const I_AM = '(?:我|本人)(?:就)?(?:是|系|为|来自)';
/** Who reports for a unit, by the words that offices use. */
const LIAISON = '联络员|联络人|联系人|信息员|报送员|报送人|填报人|经办人|工作人员|干部|同志|的人';
const LEADER = '领导|分管领导|主要领导|县长|副县长|书记|副书记';
/** A unit as its last character tells, where no role follows. */
const UNIT_ENDS =
  '局|委|办|办公室|区|镇|乡|街道|中心|院|公司|协会|联合会|部|校|所|队|馆|政府|科协|残联|妇联';
const NAME = '[\\p{Script=Han}·]{2,5}';
const WHO = '[^,。?!:;，\\s]{1,12}';

function introduced({ unit, role, name }: Groups): BindingCommand {
  const request = `${unit ?? ''}${role ?? ''}`.trim();
  return {
    kind: 'bind',
    request,
    isIntroduction: true,
    ...(name === undefined ? {} : { name }),
  };
}

const UNIT = '(?<unit>[^,。?!:;]{1,24}?)';
const ROLE = `(?<role>${LIAISON}|${LEADER})`;
const ENDING_UNIT = `(?<unit>[^,。?!:;]{1,20}?(?:${UNIT_ENDS}))`;
const CALLED = `${HELLO}(?:我|本人)(?:叫|是) ?(?<name>${NAME}), ?(?:我)?(?:是|来自|在)? ?`;

const INTRODUCTIONS: readonly Rule<BindingCommand>[] = [
  rule(`${HELLO}${I_AM} ?${UNIT}的? ?${ROLE}[, ]?(?:我?叫)?(?<name>${NAME})?`, introduced),
  rule(`${CALLED}${UNIT}的? ?${ROLE}`, introduced),
  rule(`${CALLED}${ENDING_UNIT}的?`, introduced),
  rule(`${HELLO}${I_AM} ?${ENDING_UNIT}的?`, introduced),
];

const REQUESTS: readonly Rule<BindingCommand>[] = [
  rule('(?:我要|我想|申请)?绑定(?:单位|账号|账户)?', () => ({ kind: 'bind', request: '' })),
  rule('(?:我要|我想|申请)?绑定(?:为|到|单位)?[ :]*(?<request>[^,。]{2,30})', ({ request }) => ({
    kind: 'bind',
    request: request ?? '',
  })),
  rule('(?<verb>同意|不同意|拒绝)(?:绑定|交接)(?<who>.{0,30})', ({ verb, who }) => ({
    kind: 'decide-binding',
    who: (who ?? '').trim(),
    approve: verb === '同意',
  })),
];

const GROUPS: readonly Rule<BindingCommand>[] = [
  rule('(?:申请)?(?:把|将)?绑定(?:本|这个|该)群[ :]*(?<plan>[^。]{0,40})', ({ plan }) => ({
    kind: 'bind-group',
    plan: (plan ?? '').trim(),
  })),
  rule('(?:解除|取消)绑定(?:本|这个|该)群|(?:本|这个|该)群(?:解除|取消)绑定|解绑本群', () => ({
    kind: 'unbind-group',
  })),
  rule('(?<verb>同意|不同意|拒绝)绑定群[ :]*(?<code>[A-Za-z0-9]{3,12})', ({ verb, code }) => ({
    kind: 'decide-group',
    code: (code ?? '').toUpperCase(),
    approve: verb === '同意',
  })),
];

const LINKS: readonly Rule<BindingCommand>[] = [
  rule('关联(?:我的)?(?:账号|账户|帐号)', () => ({ kind: 'link', code: null })),
  rule('关联(?:我的)?(?:账号|账户|帐号)[ :]*(?<code>[A-Za-z0-9-]{4,32})', ({ code }) => ({
    kind: 'link',
    code: (code ?? '').toUpperCase(),
  })),
];

const handOver = ({ unit, to }: Groups): BindingCommand => ({
  kind: 'hand-over',
  unit: (unit ?? '').trim(),
  to: (to ?? '').trim(),
});
const giveUp = ({ unit }: Groups): BindingCommand => ({
  kind: 'give-up',
  unit: (unit ?? '').trim(),
  all: false,
});

const MOVES: readonly Rule<BindingCommand>[] = [
  rule(
    `(?:我)?(?:想|要|申请)?(?:把|将)?(?<unit>[^,。?!:;]{0,24}?)(?:的)?(?:工作|联络员|联络工作|报送工作)?(?:移交|交接)给 ?(?<to>[^,。?!:;]{1,24}?)(?:同志)?(?:负责|了)?`,
    handOver,
  ),
  rule('全部解绑|(?:全部|都)解除绑定', () => ({ kind: 'give-up', unit: '', all: true })),
  rule('(?:我要|我想|申请)?(?:解绑|解除绑定|取消绑定)', giveUp),
  rule('(?:我要|我想|申请)?解绑 ?(?<unit>[^,。?!:;]{2,24})', giveUp),
  rule(
    '(?:我|本人)(?:已经?|现在)?不再?(?:负责|联络|承担|担任)了? ?(?<unit>[^,。?!:;]{0,24}?)(?:的)?(?:工作|报送|报送工作|联络工作|联络员)?了?',
    giveUp,
  ),
  rule('(?:解除|取消)绑定[ :]*(?<who>[^,。?!:;]{1,30})', ({ who }) => ({
    kind: 'end-rights',
    who: (who ?? '').trim(),
  })),
  rule(
    `(?<who>${WHO}?)(?:同志)?(?:已经?|现已)?(?:调离|调走|离职|退休|离岗|调到别处|调往[^,。?!:;]{2,16})了?`,
    ({ who }) => ({ kind: 'has-left', who: (who ?? '').trim() }),
  ),
];

const AWAY =
  '(?:请(?:年|事|病|产|婚|丧|探亲)?假|休(?:年|病|产|婚)?假|休养|出差|外出(?:学习|培训)?|脱产学习)';
const UNTIL = '(?<until>[^,。?!:;由请]{1,16}?)(?:为止|止|前|结束|回来?|返岗|上班)?';
const DELEGATE = `(?:由|请|让)(?<delegate>${WHO}?)(?:同志)?(?:临时|暂时|先)?(?:代报|代为报送|代我报|代为负责|代班|替我报)(?:送|数)?`;

function leave({ until, delegate }: Groups): BindingCommand {
  return { kind: 'leave', until: (until ?? '').trim(), delegate: (delegate ?? '').trim() };
}

const LEAVES: readonly Rule<BindingCommand>[] = [
  rule(`(?:我|本人)?(?:要|想|需要?)?${AWAY}(?:一下|了)?`, leave),
  rule(
    `(?:我|本人)?(?:要|想|需要?)?${AWAY},?(?:到|至)${UNTIL}(?:[, ]{0,2}(?:期间)?${DELEGATE})?`,
    leave,
  ),
  rule(`(?:我|本人)?(?:请假)?(?:期间)?,?${DELEGATE}`, leave),
  rule('(?:我|本人)?(?:已经?)?销假了?|(?:我)?(?:休假|请假)回来了', () => ({ kind: 'back' })),
];

/** The phrases in the order they are tried: those of groups before 绑定 X, which would swallow them. */
export const BINDING_RULES: readonly Rule<BindingCommand>[] = [
  ...GROUPS,
  ...LINKS,
  ...MOVES,
  ...LEAVES,
  ...INTRODUCTIONS,
  ...REQUESTS,
];
