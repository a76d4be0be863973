import { isQuestion } from '../query/asking-words.js';
import { ASPECT } from './work-cues.js';
import { Pattern } from '../text/pattern.js';

/** Verbs of work that a report tells; nouns of the plan are not among them. */
const WORK = new Pattern(
  /完成|召开|开展|组织|举办|签约|签(?:了|订|署|下)|揭牌|挂牌|授牌|推进|落实|出台|印发|兑现|发放|办理|走访|摸排|对接|培训|选派|派出|派(?:了|驻|出)|引进|引入|授权|拨付|下拨|到账|建成|投产|量产|试产|投用|启用|启动|开工|竣工|申报|上报|报送|递交|受理|评审|验收|制定|编制|编好|编写|修订|建立|设立|成立|组建|帮助|帮扶|指导|辅导|服务|谈(?:好|妥|成|拢)|跑(?:通|了)|试(?:成|验|制|点)|调试|攻克|突破|研发|研制|开发|改造|改进|升级|入驻|入职|到岗|上岗|报到|落户|落地|认定|获批|获评|获得|荣获|批(?:了|复|下来|准)|备案|登记|放款|授信|质押|贷款|征集|发布|梳理|收集|整理|储备|入库|推荐|遴选|筛选|论证|策划|凝练|对上争取|争取|考察|洽谈|接洽|赴|邀请|聘请|招聘|招(?:了|到|录|引)|面试|体检|考核|评选|表彰|奖励|补贴|发(?:了|放|出)|送(?:了|去|上门)|上门|下乡|驻点|蹲点|宣讲|宣传|巡讲|推广|示范|种植|养殖|共建|合作|联合|转化|许可|转让|孵化|培育|扶持|检查|督导|督促|调度|部署|审核|审(?:查|批|完)|公示|公布|修(?:了|好|建)|装(?:了|好|修)|采购|进场|安装|交付|搭建|运行|运营|搞(?:了|完|好|定)|弄(?:了|完|好)|做(?:了|完|好|成)|开(?:了|好|通)|报(?:了|上去)|办(?:了|好|结|完)|拿(?:到|下)|收(?:到|集|了)|达成|形成|解决|协调|落成|打通|畅通|实施|推动|解答|走进|开通|通过|敲定|打到|到位|列入|纳入|提交|撮合|接待|拨了|对上|改(?:完|好|了)|[建修装搬测评验交](?:完|好|成|通)了?|编印|印制|送到|送达|把脉|问诊|倾斜|压缩|打造|投入|竣|封顶|交付/u,
);

/** Any verb with its outcome or its count: 铺完了, 埋好, 腾了六间. */
const OUTCOME = new Pattern(
  /[\p{Script=Han}](?:完|妥|齐|掉|到位|下来|起来|出来|封顶|(?<!只|最|还|更|很|挺|问|你|你们|大家|正|刚|美|友)好)(?:了|$|(?=[，。;]))|[\p{Script=Han}](?<!除|为|极|罢)了(?:[0-9一二三四五六七八九十几两]|好几|不少|多半)|[完好到]第?[一二三四五六七八九十0-9]{1,3}[稿轮版遍期]|(?:率|强度|时间|成本|产量|质量|性能|颜色|尺寸)[^，。]{0,8}(?:稳|高|快|低|短|降|升|提|缩|达|过关)/u,
);

/** What makes a telling out of a topic: something has happened, is going on, or is counted. */
const TOLD = new Pattern(
  /已|了|[完好到]第?[一二三四五六七八九十0-9]{1,3}[稿轮版遍期]|完成(?=[\p{Script=Han}]{2,8}$)|正在|目前|正式|顺利|成功|圆满|初步|基本|首[批个家场次]|累计|共|过|在(?:调|做|建|办|审|谈|跑|推|走|等|改|搞|弄|编|征求|对接|申报|洽谈)|中(?=$|[，。;])|[0-9]\s{0,3}[余多]?\s{0,3}[家个名人次场项件笔份户套台条批期万亿]|昨天|今天|上午|下午|本周|上周|这周|本月|近日|日前|(?:完成|合格|收尾|达标|结束|到位|成功|落地|揭牌|投产|挂牌|开班|启动|通过|见效|签约|签订|上线|结业|开工|竣工|封顶|授牌|到岗|上岗|入驻|挂网)(?=$|[，。;])|还没|尚未|待(?:审|批|评|验)|等[^，。;]{0,8}(?:文|批|审|通知|结果|公示)|好(?:了|$)|完(?:了|$|，)|[一二三四五六七八九十两几]{1,4}[家个名位场次项件笔批]/u,
);

const AHEAD = new Pattern(
  /^(?:下一?步|下阶段|接下来|下个?[周月]|明天|后天|明年|计划|拟|准备|打算|预计|将(?!于)|力争|争取在|后续|下半年)/u,
);

/** Official style puts the deed first and leaves its doer and its tense out. */
const HEADLESS = new Pattern(
  /^(?:与|和|同)[^，。]{2,18}(?:对接|签|共建|合作|洽谈|联合|达成)|^(?:[0-9一二三四五六七八九十]+[.、)]|[-*•])?\s*(?:积极|大力|扎实|深入|全力|认真|持续|联合|先后)?(?:组织|编印|印制|编发|开展|召开|举办|推进|推动|落实|出台|印发|兑现|发放|走访|摸排|对接|选派|引进|指导|辅导|帮助|协助|邀请|赴|建立|完善|制定|编制|梳理|筛选|遴选|实施|支持|服务|推荐|宣传|培育|引导|协调|深化|依托|联系|搭建)/u,
);

const SOCIAL = new Pattern(
  /辛苦|加油|谢谢|感谢大家|收到(?=$|[，。!])|早上好|大家好$|努力(?:$|[，。!])/u,
);

const OWN_UNIT = new Pattern(
  /(?:^|[，。;:\n\s])(?:我|本|我们)(?:局|办|中心|区|行|委|部|单位|县|园区|镇|乡|公司|这边|院|校)/u,
);

/** What lies ahead, wherever it stands in the clause. */
const FUTURE = new Pattern(
  /明天|后天|明早|下周|下个?月|明年|即将|将于|打算|准备|计划|拟(?!定)|(?:再|才能?)(?:答复|说|报|定|议|回|办|弄)(?:$|[，。])|等我/u,
);

/** How much of a message tells work: clauses with a deed in them that is told, not asked or merely planned. */
export interface WorkTold {
  /** Clauses with a deed in them that is told; 1 when deed and telling stand in different clauses. */
  readonly deeds: number;
  /** The text of what is told; empty when nothing is. */
  readonly told: string;
  /** Nothing but what lies ahead. */
  readonly ahead: boolean;
  /** The sender's unit or county speaks of itself. */
  readonly own: boolean;
}

/** @param names indicators named: 登记 in 技术合同登记额 is no deed */
export function readWork(clauses: readonly string[], names: readonly string[] = []): WorkTold {
  const tellsDeed = (text: string): boolean =>
    OUTCOME.test(text) || WORK.test(names.reduce((rest, name) => rest.replaceAll(name, ' '), text));
  const tellable = clauses.filter(
    (text) => !SOCIAL.test(text) && !AHEAD.test(text.trim()) && !isQuestion(text),
  );
  const told = tellable.filter(
    (text) => TOLD.test(text) || ASPECT.test(text) || HEADLESS.test(text.trim()),
  );
  const deeds = told.filter(tellsDeed).length;
  const spread = told.length > 0 && tellable.some(tellsDeed);
  return {
    deeds: deeds > 0 ? deeds : Number(spread),
    told: told.length > 0 ? tellable.join('\n') : '',
    ahead:
      told.length === 0 && clauses.some((text) => FUTURE.test(text) || AHEAD.test(text.trim())),
    own: clauses.some((text) => OWN_UNIT.test(text)),
  };
}
