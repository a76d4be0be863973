import { oncePerMessage } from './once-per.js';
import type { ReadMessage } from './read-message.js';
import { Pattern } from './text/pattern.js';

/** Something is wrong or in the way. */
const DIFFICULTY = new Pattern(
  /(?:困难|难题|难点|堵点|瓶颈|障碍|阻力|问题)(?=[是:在有较主，。]|$)|存在(?:的|一些|以下)?(?:困难|问题|不足)|受阻|受限|受制|卡(?:住|壳|在|着)|卡脖子(?!技术|清单)|推不动|推进(?:缓慢|困难|不畅|难|不下去|不了)|进展(?:缓慢|不顺|受)|停滞|搁置|停工|停摆|停产|停了|拖延|延误|滞后于|不(?:够|足|畅|到位|通过|配合|达标|肯|愿意?)(?:[，。;\s的用]|$|用|要|且|，)|不够|不足|缺(?:乏|少|口|人|钱|编|资金|场地|专业)|短缺|紧缺(?!急需|人才|目录|急)|没(?:有)?(?:人手|资金|经费|场地|编制|着落|落实到位|到位|批下来|地方|钱)|未(?:到位|落实|批复|解决|拨付|通过)|无法|难以|办不(?:了|下)|解决不了|落不了|批不下|下不来|进不去|登(?:不上|录不)|偏(?:高|低|慢|少)|压力(?:较|很|比较)?大|把握不(?:准|清)|不清楚|看不懂|搞不(?:清|懂|定)|吃不准|不会填|资金(?:紧张|短缺|链)|超(?:期|时)未|拖(?:了|着)|迟迟|反复|退回|打回|过不(?:了|去|关)|没通|不通(?!过)|住不进|用不(?:了|上)|断(?:供|货|电|水)|费劲|吃力|谈不拢|僵(?:住|持)|卡(?:了|死)|凑不(?:齐|够)|找不到|招不(?:到|来)|留不住|批不了|[立建推做搞]不起来|有意见|意见(?:大|不小|较大)|[高贵低慢]得(?:很|离谱)|收得(?:高|贵)|没人(?:管|接|干|懂)|顾不过来|跟不上|(?:嫌|怕)[^，。]{1,10}(?:高|低|贵|少|没|麻烦)|两头(?:跑|推)|互相推|扯皮/u,
);

const ASK =
  '(?:(?<!要)[盼求]|指望|恳请|恳求|请求|提请(?!\\p{Script=Han}{0,8}(?:会|审议|审定))|敬请|烦请|盼望?|望|希望|(?<![邀聘申特宴提])请(?![问教示假])|建议|(?<!紧缺)急需(?!紧缺|人才|专业)|需要?|想请|麻烦|拜托|(?<![需要])求|能不能|能否|可否|可不可以|是否可以)';

/** Whom one turns to. */
const ORGAN =
  '(?:县里|市里|省里|上级|领导|专班|[^，。;\\n]{1,8}(?:[局办委厅]|部(?!分)|行(?!业|动)))';

/** Someone else is asked for help. */
const APPEAL = new Pattern(
  new RegExp(
    `(?:能不能|能否|可否|可不可以)[^，。;\\n]{0,4}请|${ASK}[^，。;\\n]{0,24}(?:协调|支持|派(?:个|几个|点)?人|沟通|联系(?:省|市|上级)|帮忙|上门|抢修|帮助|帮着|协助|解决|督促|督办|介入|出面|牵(?:个|条|一?下)?线|打个?招呼|过问|会商|倾斜|拨(?:付|款|点|[0-9])|支援|想想?办法|催|看看|问问|疏通|牵头|帮(?:着|一把|个)|搭(?:起|把)|快点?(?:批|拨|办|给|定)|早点?(?:批|拨|办|给|定|下|把)|加(?:把|点)|给(?:予|点|些|个)?[^，。;\\n]{0,6}(?:政策|说法|支持|指导|答复|意见))|(?:协调|帮忙|解决)(?:一?下|为盼|为谢)|支持(?:一下|为盼|为谢)|(?:麻烦|请|烦请|拜托)${ORGAN}[^，。;\\n]{0,10}(?:给|帮|把)[^，。;\\n]{0,8}(?:开|办|批|盖|签|出|定|回|答复|看)(?:一?下|好|了|个)?`,
    'u',
  ),
);
/** Someone else is asked to do their part: an obstacle when a difficulty is told with it or it is put as a plea. */
const REQUEST = new Pattern(
  new RegExp(
    `${ASK}${ORGAN}[^，。;\\n]{1,16}|${ASK}[^，。;\\n]{0,24}(?:加强|加快|尽快|指导|辅导|配合|关注|调度|衔接|对接|研究|明确|答复|安排|核实|批复|处理|推动|沟通|补充|提供)`,
    'u',
  ),
);
const PLEA = new Pattern(
  /恳请|恳求|请求|提请(?!\p{Script=Han}{0,8}(?:会|审议|审定))|烦请|希望|急需|建议[^，。;\n]{0,12}[局办委部行厅中心]/u,
);

/** What one does oneself, or thanks for: no appeal. */
const OWN_ACTION = new Pattern(
  /(?:将|拟|计划|下一步|下步|下阶段|接下来|继续|进一步|已经?|主动|积极|正在|我(?:们|局|办|区|中心|行))[^，。;\n]{0,12}(?:协调|支持|帮助|协助|解决|加强|加快|督促|指导|辅导|对接)|感谢[^，。;\n]{0,12}支持|(?:得到|争取到)[^，。;\n]{0,12}支持/u,
);

/** A difficulty that stands by itself as one that needs help. */
const PRESSING = new Pattern(
  /受阻|卡(?:住|壳|在)|推不动|停滞|搁置|停工|迟迟|无法(?:推进|开展|继续|完成|验收|投产|落地|办理|拨付)|(?:资金|经费|场地|土地|手续|环评|批文|用地|用电|人手|编制|指标|容量|供电)[^，。;\n]{0,6}(?:不够|不足|不到位|没到位|未到位|没着落|缺口|短缺|紧张|没落实|没下来|没有着落|没批)|办不下来|批不下来|没人管|没有?着落|拖(?:了|着)[^，。;\n]{0,6}(?:[天周月]|没)/u,
);

/** 哪些项目卡住了: asked, not told. */
const ASKS_OF_OTHERS = new Pattern(/哪[些几个家项里]|谁|有没有[^，]{0,8}(?:吗|$)/u);

/** The gap to a target alone is a figure, not a blocker (evaluation README, section 3). */
const GAP_ONLY = new Pattern(/(?:距|离|与)[^，。;\n]{0,14}(?:差距|差一点|有距离)/gu);

/**
 * Whether the message states a difficulty that needs help, or asks another party to act.
 * Source: evaluation README, section 3.
 */
export const readBlocker = oncePerMessage((message: ReadMessage): boolean => {
  const whole = message.text.text;
  if (![PRESSING, APPEAL, REQUEST].some((pattern) => pattern.mayMatch(whole))) return false;
  const text = GAP_ONLY.replace(whole, () => ' ');
  let asked = false;
  let pleads = false;
  // Clause by clause: all patterns are tried on one while what it holds is known.
  for (const clause of text.split(/[，。;!\n]/)) {
    if (ASKS_OF_OTHERS.test(clause)) continue;
    if (PRESSING.test(clause)) return true;
    if (OWN_ACTION.test(clause)) continue;
    if (APPEAL.test(clause)) return true;
    if (!REQUEST.test(clause)) continue;
    asked = true;
    pleads ||= PLEA.test(clause);
  }
  return asked && (pleads || DIFFICULTY.test(text));
});
