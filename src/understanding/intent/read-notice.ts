import { Pattern } from '../text/pattern.js';

/**
 * Messages that are neither progress nor a question, by the way they are built: notices, shared files, news of others,
 * appointments, congratulations. They may be full of indicator words.
 */

const ADDRESSED =
  '(?:各|相关|有关|全体)(?:牵头|责任|成员|参加|参与|承办|配合|有关|相关|县直|业务|乡镇)?(?:单位|部门|局|科室|股室|乡镇|镇街|街道|联络员|同志|位|组|村|园区|银行|人员|成员)|大家|各[家位方](?!银行|企业)|所有人|全体|请你(?:们|单位|局)';
const DUTY =
  '报(?!告|名|喜|道|警)|报送|上报|填报|填写|提交|反馈|发给?|发(?:送|至|到)|交|提供|更新|抓好|抓紧|落实|参加|参会|下载|查收|查阅|核对|核实|准备|转发|学习|登录|注意|安排|组织|确认|通知|对照|做好|备好|按时|准时|签到|回复|接龙|带(?:好|上|齐)|加(?:一下|入)|修改|改(?:成|为)|完善|推进|配合|支持|报名|关注|督促|明确|梳理';

/** Of a fixed form: nothing else is ever said this way. */
const FORMAL = new Pattern(
  /^\s*\[(?:文件|链接|图片|视频|语音|聊天记录|小程序|名片|位置|表格|文档|文章|卡片|公告|投票|接龙)\]|\.(?:pdf|docx?|xlsx?|pptx?|zip|rar|wps|mp4|jpe?g|png)(?=$|[\s，。）)])|^【?[^【】，。\n]{0,12}(?:通知|提醒|公告|温馨提示|催报|预告|转办|会议安排)】?(?:[:，\s]|$)|【[^】]{0,10}(?:通知|提醒|公告|提示|催报|预告|转办)】|(?:现将|特此|有关事项)[^。\n]{0,20}通知|通知如下|定于[^。\n]{0,40}(?:召开|举行|举办)|逾期[^，。]{0,8}(?:通报|不|视|将|未)|群(?:文件|公告|相册)|请(?:自行|大家)/u,
);

const NOTICE = [
  /^【?[^【】\n]{0,12}(?:通知|提醒|公告|温馨提示|公示|催报|预告|紧急|转办|督办|会议安排|任务提示)】?(?:[:，\s]|$)|【[^】]{0,10}(?:通知|提醒|公告|提示|催报|预告|转办)】|(?:现将|特此|有关事项)[^。\n]{0,20}通知|通知如下/u,
  new RegExp(
    `(?:请|烦请|恳请|麻烦|务必|要求|望|提醒)[^，。\\n]{0,10}(?:${ADDRESSED})[^。\\n]{0,80}(?:${DUTY})`,
    'u',
  ),
  new RegExp(
    `(?:${ADDRESSED})[^。\\n]{0,60}(?:请|务必|抓紧|尽快|及时|按时|按要求|须|要(?!求)|于|前)[^。\\n]{0,60}(?:${DUTY})`,
    'u',
  ),
  /(?:请|务必|麻烦|抓紧|尽快)[^。\n]{0,24}(?:(?<![目当此])前|之前|内|以前|下班)[^。\n]{0,20}(?:报|交|发|反馈|提交|填)[^。\n]{0,10}(?:办|我|群|邮箱|过来|科|股|处|$|[，。!])/u,
  /(?:前|之前|以前|内)(?:务必|必须|统一|要|请|将|把)*(?:报(?:送|至|到|给|专班|办公室)|交(?:到|至|给)|反馈(?:至|给|到)|发(?:至|到|给))|逾期[^，。]{0,8}(?:通报|不|视|将|未)|截止(?:时间|日期|到)[^，。]{0,12}(?:前|点|日|止)/u,
  new RegExp(
    `(?:${ADDRESSED})[^。\\n]{0,6}(?:带(?:好|上|齐)|记得|注意|准备好|做好|对照|抓紧|别忘)`,
    'u',
  ),
  /(?:前|之前|以前|尽快|抓紧)[^，。]{0,4}(?:把|将)[^，。]{1,24}(?:给|发|报|交|送)(?:给|到|至)?(?:我|专班|办公室)/u,
  /(?:起|开始|以后|每[周月天日][^，。]{0,6})[^，。]{0,12}(?:前|点)[^，。0-9]{0,4}(?:报|交|反馈|发)(?!了|告)/u,
  /(?:相关|有关|符合条件的?|各)[^，。]{0,6}(?:企业|单位|人员)[^，。]{0,4}(?:可以|可|抓紧|尽快)[^，。]{0,4}(?:开始|前往|登录|填|申报|报名)/u,
  /自行(?:查|下载|登录|前往|安排|处理)|自己(?:去|上网|上)?(?:查|看|下载|登录|填)|具体(?:看|见|以)[^，。\n]{0,10}(?:文件|通知|公告|为准)|(?:仍|还)?没(?:有)?(?:提交|报|交)的[^，。\n]{0,8}(?:抓紧|尽快|赶紧|注意|不等)|(?:麻烦|请|让|叫|催)[^，。?\n]{2,10}(?:把|将)[^，。?\n]{1,20}(?:发|报|交|送|给)(?:我|专班|办公室|过来|群里|一下)/u,
  /定于[^。\n]{0,40}(?:召开|举行|举办|开展|组织)|会议(?:时间|地点|室|通知|议程|材料)[:是为]|(?:参会|与会)(?:人员|对象)|会期/u,
  /(?<![成个张份])(?:附件|文件|链接|资料|表格|模板|通知|课件|PPT|文稿|样表|视频)[^。\n]{0,30}(?:下载|查收|查阅|参考|学习|发群|已上传|上传到?群|请收|见附|传阅|填写|扫码)|(?:见|详见|打开|点击|扫)[^，。\n]{0,4}(?:附件|链接|二维码|文件|码)|群(?:文件|公告|相册)/u,
].map((regexp) => new Pattern(regexp));

const FORWARDED = new Pattern(
  /^(?:【?(?:转发?|分享|转载|资讯|新闻|快讯|要闻|动态分享|行业动态|外地经验|他山之石)】|(?:转发|转载|分享)(?:一?[下篇个条]|:|，|\s)|转[:：]|转自|来源[:：])|(?:这|那)(?:一?篇|个视频|份材料|篇文章|本书|条新闻)|《[^》\n]{2,40}》[^，。\n]{0,6}(?:写得|不错|可以看|值得|很好|推荐|有意思)|值得[^，。\n]{0,4}(?:借鉴|学习|推广|一看)|(?:链接|文章|视频|图片)发(?:给)?(?:大家|群)|分享[^，。\n]{0,12}(?:经验|做法|文章|案例|新闻|视频)|(?:据|看到?|刷到|看了|听)[^，。\n]{0,14}(?:报道|新闻|消息|日报|晚报|电视台|新华社|公众号|报纸|网上|朋友圈)(?!指标)|(?:日报|晚报|省报|新华社|红网|公众号)(?:消息|讯|报道|发布)?[:说，]|https?:\/\/\S+/u,
);

const APPOINTMENT_TIME = new Pattern(
  /(?:明天|明早|明晚|后天|大后天|下周[一二三四五六日天末]?|下个?星期[一二三四五六日天]?|下个?月|今晚|今天(?:上午|下午|晚上)|本周[一二三四五六日]|这周[一二三四五六日]|周[一二三四五六日](?:上午|下午|前)?|[0-9]{1,2}[日号](?:上午|下午)|[0-9]{1,2}[点:][0-9]{0,2}|近期|月底前|过几天|改天|到时候?|届时)/u,
);
const APPOINTMENT = new Pattern(
  /(?:来|到|赴|去)[^，。\n]{0,12}(?:看|察看|调研|检查|考察|督查|参观|指导|视察|走访|验收|评估|暗访|观摩|开会|出差|学习|培训|拜访|核查)|(?:开|召开|举行|举办|组织|参加|有)[^，。\n]{0,16}(?:会|会议|培训|培训班|座谈|评审|论坛|活动|讲座|仪式|调度|推进会|演练)|(?:开会|调研|检查|考察|督查|参观|培训|座谈|调度会|评审会|推进会|验收|拜访|观摩|现场会|对接会|宣讲会|学习)/u,
);
const HAPPENED = new Pattern(
  /已经?|(?<![为除])了(?!解)|完成(?!时限|情况)|昨[天日]|前天|上周|刚刚?|今年以来|截至|截止|累计|正式|成功|顺利|共(?:计|有)?[0-9]|正在|初稿|通过了|目前/u,
);

/** What is arranged for an appointment has not happened. */
const ARRANGED =
  /(?:车辆|房间|路线|接待|会场|材料|名单|用餐|时间|行程)?(?:都|均)?已经?(?:安排|通知|预定|订好|定(?:好|了)?|联系好|备好)了?/gu;

const PRAISE = new Pattern(
  /^(?:热烈)?(?:恭喜|祝贺|庆祝|点赞|厉害|太棒|棒棒|牛|给力|优秀|为[^，。]{0,16}点赞|向[^，。]{0,12}(?:学习|致敬|祝贺))|(?:值得|好好|要)[^，。]{0,4}学习|^祝|(?:节日|周末|新年|中秋|端午|国庆|春节|元旦)(?:快乐|愉快|安康)/u,
);

/** A notice by its form, whatever stands in it. */
export function readsAsFormalNotice(text: string): boolean {
  return FORMAL.test(text);
}

/**
 * Where a notice, a call for figures or a shared file begins in the text, or `null`. What stands before it may be work
 * told, with an appeal to others after it.
 */
export function noticeStart(text: string): number | null {
  const starts = NOTICE.map((pattern) => pattern.search(text)).filter((index) => index >= 0);
  return starts.length === 0 ? null : Math.min(...starts);
}

/** Something forwarded from elsewhere. */
export function readsAsForwarded(text: string): boolean {
  return FORWARDED.test(text.trim());
}

/** Congratulations, wishes, praise. */
export function readsAsPraise(text: string): boolean {
  return PRAISE.test(text.trim());
}

/** Whether a clause sets a time for something to come. */
export function setsTime(clause: string): boolean {
  return APPOINTMENT_TIME.test(clause);
}

/** A meeting, visit or deadline that lies ahead, with nothing done told beside it. */
export function readsAsAppointment(text: string): boolean {
  return (
    APPOINTMENT_TIME.test(text) &&
    APPOINTMENT.test(text) &&
    !HAPPENED.test(text.replace(ARRANGED, ' '))
  );
}
