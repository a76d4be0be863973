import { describe, expect, it } from 'vitest';
import { STYLES } from './other-styles.js';
import { draftOf, indicatorLines, taskLines } from './read-text.js';

describe('plans in other styles', () => {
  it('reads quarter', async () => {
    const draft = await draftOf(STYLES.quarter);
    expect([draft.title, draft.year, draft.period.from, draft.period.to]).toEqual([
      '白河县2024年一季度“开门红”工作方案',
      2024,
      '2024-01-01',
      '2024-03-31',
    ]);
    expect(taskLines(draft)).toEqual([
      '1 抓工业稳增长｜｜县工信局、县供电公司',
      '2 抓项目快开工｜县发改局｜县自然资源局、县住建局、各乡镇',
      '3 抓消费促活跃｜县商务局｜县文旅局、县市场监管局',
    ]);
    expect(indicatorLines(draft)).toEqual([
      '地区生产总值｜-%｜>=｜ratio｜-｜-',
      '规模以上工业增加值｜-%｜>=｜ratio｜-｜-',
      '固定资产投资｜12亿元｜>=｜flow｜-｜-',
      '社会消费品零售总额｜9.5亿元｜>=｜flow｜-｜-',
      '一般公共预算收入｜1.8亿元｜>=｜flow｜-｜-',
      '新增规上工业企业｜5家｜>=｜flow｜-｜1',
      '工业用电量｜1.2亿千瓦时｜>=｜flow｜-｜1',
      '完成投资｜8亿元｜>=｜flow｜县发改局｜2',
      '发放消费券｜300万元｜>=｜flow｜县商务局｜3',
      '年货节等促销活动｜6场｜>=｜flow｜县商务局｜3',
      '集中开工项目｜15个｜>=｜flow｜县发改局｜2',
    ]);
  });
  it('reads livelihood', async () => {
    const draft = await draftOf(STYLES.livelihood);
    expect([draft.title, draft.year, draft.period.from, draft.period.to]).toEqual([
      '云溪区2025年为民办实事工作方案',
      2025,
      '2025-01-01',
      '2025-12-31',
    ]);
    expect(taskLines(draft)).toEqual([
      '一 新建公办幼儿园2所，增加学位540个｜区教育局｜区发改局、区财政局、区住建局',
      '二 改造提升农贸市场3个｜区商务局｜区市场监管局、城关街道办事处',
      '三 为65岁以上老年人免费体检1.8万人次｜区卫健局｜各街道办事处',
      '四 实施农村公路安防工程60公里，改造危桥4座｜｜区交通运输局',
      '五 城乡居民基本医疗保险参保率稳定在95%以上｜｜区医保局',
    ]);
    expect(indicatorLines(draft)).toEqual([
      '新建公办幼儿园｜2所｜>=｜flow｜区教育局｜一',
      '增加学位｜540个｜>=｜flow｜区教育局｜一',
      '改造提升农贸市场｜3个｜>=｜flow｜区商务局｜二',
      '65岁以上老年人免费体检｜1.8万人次｜>=｜flow｜区卫健局｜三',
      '农村公路安防工程｜60公里｜>=｜flow｜区交通运输局｜四',
      '改造危桥｜4座｜>=｜flow｜区交通运输局｜四',
      '城乡居民基本医疗保险参保率｜95%｜>=｜ratio｜区医保局｜五',
    ]);
  });
  it('reads threeYears', async () => {
    const draft = await draftOf(STYLES.threeYears);
    expect([draft.title, draft.year, draft.period.from, draft.period.to]).toEqual([
      '临江县乡村产业发展三年行动计划（2024—2026年）',
      2026,
      '2024-01-01',
      '2026-12-31',
    ]);
    expect(taskLines(draft)).toEqual([
      '1 做强茶产业｜县农业农村局｜县茶叶产业发展中心、县林业局、有关乡镇',
      '2 做优食用菌产业｜县农业农村局｜县财政局、各乡镇人民政府',
      '3 培育龙头企业｜县农业农村局、县工信局｜县市场监督管理局、县税务局',
      '4 发展新型经营主体｜县农业农村局｜县市场监管局',
    ]);
    expect(indicatorLines(draft)).toEqual([
      '县级以上农业龙头企业｜60家｜>=｜stock｜-｜-',
      '绿色食品认证产品｜40个｜>=｜stock｜-｜-',
      '农产品加工业产值｜45亿元｜>=｜flow｜-｜-',
      '农村居民人均可支配收入｜-%｜>=｜ratio｜-｜-',
      '新建标准化茶园｜1.2万亩｜>=｜flow｜县农业农村局｜1',
      '改造低产茶园｜8000亩｜>=｜flow｜县农业农村局｜1',
      '茶叶总产值｜14亿元｜>=｜flow｜县农业农村局｜1',
      '菌棒生产能力｜3000万棒｜>=｜flow｜县农业农村局｜2',
      '出菇基地｜10个｜>=｜flow｜县农业农村局｜2',
      '县级龙头企业｜5家｜>=｜flow｜县农业农村局｜3',
      '产值亿元以上企业｜3—5家｜>=｜flow｜县农业农村局｜3',
      '规范提升农民合作社｜60家｜>=｜flow｜县农业农村局｜4',
      '家庭农场｜120家｜>=｜flow｜县农业农村局｜4',
    ]);
  });
  it('reads rural', async () => {
    const draft = await draftOf(STYLES.rural);
    expect([draft.title, draft.year, draft.period.from, draft.period.to]).toEqual([
      '清河县2024年度乡村振兴重点任务清单',
      2024,
      '2024-01-01',
      '2024-12-31',
    ]);
    expect(taskLines(draft)).toEqual([
      '1 守牢不发生规模性返贫底线｜县乡村振兴局｜县民政局、县医保局、各乡镇',
      '2 高标准农田建设｜县农业农村局｜县水利局',
      '3 和美乡村建设｜县农业农村局｜县住建局、县生态环境局',
      '4 农村人居环境整治｜县住建局｜各乡镇（街道）',
      '5 发展村级集体经济｜县委组织部｜县农业农村局',
    ]);
    expect(indicatorLines(draft)).toEqual([
      '监测对象风险消除率｜85%｜>=｜ratio｜县乡村振兴局｜1',
      '新建高标准农田｜3万亩｜>=｜flow｜县农业农村局｜2',
      '粮食总产量｜28万吨｜>=｜flow｜县农业农村局｜2',
      '省级和美乡村｜4个｜>=｜flow｜县农业农村局｜3',
      '市级和美乡村｜10个｜>=｜flow｜县农业农村局｜3',
      '新建改建户厕｜2600户｜>=｜flow｜县住建局｜4',
      '生活垃圾收运处置体系行政村覆盖率｜100%｜=｜ratio｜县住建局｜4',
      '村集体经济年收入20万元以上的村占比｜60%｜>=｜ratio｜县委组织部｜5',
    ]);
  });
  it('reads business', async () => {
    const draft = await draftOf(STYLES.business);
    expect([draft.title, draft.year, draft.period.from, draft.period.to]).toEqual([
      '东山市优化营商环境提升行动方案',
      2025,
      '2024-03-01',
      '2025-02-28',
    ]);
    expect(taskLines(draft)).toEqual([
      '一.1 深化“一件事”集成改革｜市行政审批局｜市大数据局、市直有关部门',
      '一.2 压缩工程审批时限｜市住建局｜市自然资源局、市行政审批局',
      '二.1 扩大市场主体总量｜市市场监管局｜市税务局',
      '二.2 推动“个转企”“小升规”｜｜市市场监管局、市工信局、市统计局',
    ]);
    expect(indicatorLines(draft)).toEqual([
      '推出“一件事”主题服务｜20项｜>=｜flow｜市行政审批局｜一.1',
      '政务服务事项网办率｜98%｜>=｜ratio｜市行政审批局｜一.1',
      '工业项目审批时限｜30个工作日｜<=｜ratio｜市住建局｜一.2',
      '新登记市场主体｜6000户｜>=｜flow｜市市场监管局｜二.1',
      '新登记市场主体中的企业｜1800户｜>=｜flow｜市市场监管局｜二.1',
      '市场主体总量｜5.2万户｜>=｜stock｜市市场监管局｜二.1',
      '“个转企”｜150户｜>=｜flow｜-｜二.2',
      '新增“四上”企业｜45家｜>=｜flow｜-｜二.2',
    ]);
  });
  it('reads safety', async () => {
    const draft = await draftOf(STYLES.safety);
    expect([draft.title, draft.year, draft.period.from, draft.period.to]).toEqual([
      '石桥镇2024年安全生产治本攻坚工作方案',
      2024,
      '2024-01-01',
      '2024-12-31',
    ]);
    expect(taskLines(draft)).toEqual([
      '一 重大隐患动态清零｜镇应急办｜镇派出所、镇市场监管所、各村（社区）',
      '二 本质安全提升｜镇经济发展办｜镇应急办、镇消防救援站',
      '三 全民安全素质提升｜镇党政办｜镇中心学校、各村（社区）',
    ]);
    expect(indicatorLines(draft)).toEqual([
      '较大及以上生产安全事故｜0起｜<=｜flow｜-｜-',
      '一般事故起数｜-%｜>=｜ratio｜-｜-',
      '死亡人数｜-%｜>=｜ratio｜-｜-',
      '重大隐患整改率｜100%｜=｜ratio｜-｜-',
      '排查企业｜260家次｜>=｜flow｜镇应急办｜一',
      '企业自动化改造｜42家｜>=｜flow｜镇经济发展办｜二',
      '村级微型消防站｜12个｜>=｜flow｜镇经济发展办｜二',
      '宣传活动｜24场次｜>=｜flow｜镇党政办｜三',
      '应急演练｜30次｜>=｜flow｜镇党政办｜三',
      '培训｜2000人次｜>=｜flow｜镇党政办｜三',
    ]);
  });
  it('reads breakdown', async () => {
    const draft = await draftOf(STYLES.breakdown);
    expect([draft.title, draft.year, draft.period.from, draft.period.to]).toEqual([
      '2024年全县招商引资目标任务分解表',
      2024,
      '2024-01-01',
      '2024-12-31',
    ]);
    expect(taskLines(draft)).toEqual([]);
    expect(indicatorLines(draft)).toEqual([]);
  });
  it('reads education', async () => {
    const draft = await draftOf(STYLES.education);
    expect([draft.title, draft.year, draft.period.from, draft.period.to]).toEqual([
      '长泽县教育高质量发展行动方案（2023-2025年）',
      2025,
      '2023-01-01',
      '2025-12-31',
    ]);
    expect(taskLines(draft)).toEqual([
      '一 实施学前教育普惠工程｜县教育局｜县住建局、县自然资源局',
      '二 实施义务教育强校工程｜县教育局｜县委编办、县人社局、县财政局',
      '三 实施教师素质提升工程｜县教育局、县人社局｜',
    ]);
    expect(indicatorLines(draft)).toEqual([
      '学前教育毛入园率｜95%｜>=｜ratio｜县教育局｜-',
      '普惠性幼儿园覆盖率｜90%｜>=｜ratio｜县教育局｜-',
      '义务教育巩固率｜99%｜>=｜ratio｜-｜-',
      '高中阶段毛入学率｜93%｜>=｜ratio｜-｜-',
      '“县管校聘”覆盖面｜100%｜=｜ratio｜-｜-',
      '省级特色高中数量｜2所｜>=｜flow｜县教育局｜-',
      '中小学食堂“明厨亮灶”率｜100%｜=｜ratio｜县市场监管局｜-',
      '新建公办园｜6所｜>=｜flow｜县教育局｜一',
      '回收小区配套园｜3所｜>=｜flow｜县教育局｜一',
      '教育集团｜5个｜>=｜flow｜县教育局｜二',
      '集团化办学覆盖率｜70%｜>=｜ratio｜县教育局｜二',
      '引进研究生学历教师｜90名｜>=｜flow｜县教育局｜三',
      '市级以上骨干教师｜200名｜>=｜flow｜县教育局｜三',
      '骨干教师占比｜15%｜>=｜ratio｜县教育局｜三',
    ]);
  });
  it('reads science', async () => {
    const draft = await draftOf(STYLES.science);
    expect([draft.title, draft.year, draft.period.from, draft.period.to]).toEqual([
      '桃源区2024年科技创新重点工作要点',
      2024,
      '2024-01-01',
      '2024-12-31',
    ]);
    expect(taskLines(draft)).toEqual([
      '1 高企“树标提质”｜区科技局｜区税务局、各园区管委会',
      '2 研发活动全覆盖｜区统计局、区科技局｜区工信局',
      '3 建设高能级平台｜区科技局｜区发改局、区工信局',
      '5 促进成果转化｜区科技局｜区财政局',
    ]);
    expect(indicatorLines(draft)).toEqual([
      '全社会研发投入强度｜2.6%｜>=｜ratio｜-｜-',
      '高新技术企业｜300家｜>=｜stock｜区科技局｜1',
      '净增高新技术企业｜40家｜>=｜flow｜-｜-',
      '技术合同成交额｜50亿元｜>=｜flow｜区科技局｜5',
      '每万人高价值发明专利拥有量｜8件｜>=｜stock｜-｜-',
      '科技型中小企业评价入库｜600家次｜>=｜flow｜区科技局｜1',
      '瞪羚企业｜1家｜>=｜flow｜区科技局｜1',
      '独角兽企业｜1家｜>=｜flow｜区科技局｜1',
      '规上工业企业有研发活动占比｜65%｜>=｜ratio｜区统计局｜2',
      '新建市级以上创新平台｜20家｜>=｜flow｜区科技局｜3',
      '企业牵头建设省级重点实验室｜3家｜>=｜flow｜区科技局｜3',
      '登记科技成果｜80项｜>=｜flow｜区科技局｜5',
      '中试基地｜2个｜>=｜flow｜区科技局｜5',
    ]);
  });
  it('reads bars', async () => {
    const draft = await draftOf(STYLES.bars);
    expect([draft.title, draft.year, draft.period.from, draft.period.to]).toEqual([
      '金湾县2024年重点民生项目责任清单',
      2024,
      '2024-01-01',
      '2024-12-31',
    ]);
    expect(taskLines(draft)).toEqual([
      '1 棚户区改造｜县住建局｜县财政局、城关镇',
      '2 农村饮水安全｜县水利局｜各乡镇人民政府',
      '3 残疾人家庭无障碍改造｜县残联｜县民政局',
      '4 城区停车泊位｜县城管局｜县公安局交警大队',
    ]);
    expect(indicatorLines(draft)).toEqual([
      '棚户区改造｜1200套｜>=｜flow｜县住建局｜1',
      '农村饮水安全巩固提升｜3.5万人｜>=｜flow｜县水利局｜2',
      '残疾人家庭无障碍改造｜350户｜>=｜flow｜县残联｜3',
      '新增停车泊位｜1500个｜>=｜flow｜县城管局｜4',
    ]);
  });
  it('reads pollution', async () => {
    const draft = await draftOf(STYLES.pollution);
    expect([draft.title, draft.year, draft.period.from, draft.period.to]).toEqual([
      '平安县2024年污染防治攻坚战实施方案',
      2024,
      '2024-01-01',
      '2024-12-31',
    ]);
    expect(taskLines(draft)).toEqual([
      '一.1 强化工业源治理｜县生态环境局｜县工信局',
      '一.2 强化秸秆禁烧｜县农业农村局｜各乡（镇）人民政府、街道办事处',
      '二.1 补齐污水处理短板｜县住房和城乡建设局｜县水利局、县财政局',
      '二.2 推进入河排污口整治｜县生态环境局｜县住建局、县水利局、县农业农村局',
    ]);
    expect(indicatorLines(draft)).toEqual([
      '细颗粒物（PM2.5）年均浓度｜38微克/立方米｜<=｜ratio｜-｜-',
      '空气质量优良率｜82%｜>=｜ratio｜-｜-',
      '国控断面水质优良比例｜100%｜=｜ratio｜-｜-',
      '城市污水集中处理率｜97%｜>=｜ratio｜-｜-',
      '受污染耕地安全利用率｜93%｜>=｜ratio｜-｜-',
      '危险废物处置利用率｜100%｜=｜ratio｜-｜-',
      '重点企业绩效评级｜12家｜>=｜flow｜县生态环境局｜一.1',
      '秸秆综合利用率｜92%｜>=｜ratio｜县农业农村局｜一.2',
      '新建污水管网｜36公里｜>=｜flow｜县住房和城乡建设局｜二.1',
      '改造老旧管网｜18.5公里｜>=｜flow｜县住房和城乡建设局｜二.1',
      '入河排污口整治｜45个｜>=｜flow｜县生态环境局｜二.2',
      '入河排污口整治率｜90%｜>=｜ratio｜县生态环境局｜二.2',
      '水泥企业超低排放改造｜3家｜>=｜flow｜县生态环境局｜一.1',
    ]);
  });
  it('reads care', async () => {
    const draft = await draftOf(STYLES.care);
    expect([draft.title, draft.year, draft.period.from, draft.period.to]).toEqual([
      '2023年全县养老服务体系建设任务分解表',
      2023,
      '2023-01-01',
      '2023-12-31',
    ]);
    expect(taskLines(draft)).toEqual([
      '1 新增护理型床位｜｜县民政局',
      '2 公办敬老院改造提升｜｜县民政局、县财政局',
      '3 建设社区嵌入式养老机构｜｜县民政局、县住建局',
      '4 经济困难老年人家庭适老化改造｜｜县民政局、县残联',
      '5 养老护理员培训｜｜县人社局、县民政局',
    ]);
    expect(indicatorLines(draft)).toEqual([
      '新增护理型床位｜200张｜>=｜flow｜县民政局｜1',
      '公办敬老院改造提升｜5家｜>=｜flow｜-｜2',
      '社区嵌入式养老机构｜4个｜>=｜flow｜-｜3',
      '经济困难老年人家庭适老化改造｜300户｜>=｜flow｜-｜4',
      '养老护理员培训｜400人次｜>=｜flow｜-｜5',
    ]);
  });
  it('reads trade', async () => {
    const draft = await draftOf(STYLES.trade);
    expect([draft.title, draft.year, draft.period.from, draft.period.to]).toEqual([
      '临湖县商贸流通提质增效工作方案',
      2024,
      '2024-01-01',
      '2024-12-31',
    ]);
    expect(taskLines(draft)).toEqual([
      '1 培育市场主体｜县商务局｜县市场监督管理局、县税务局、县统计局',
      '2 发展电子商务｜县商务局｜县农业农村局、县邮政公司',
      '3 推动外贸增长｜县商务局｜人民银行临湖支行、县税务局',
    ]);
    expect(indicatorLines(draft)).toEqual([
      '社会消费品零售总额｜-%｜>=｜ratio｜-｜-',
      '限额以上商贸单位净增｜30家｜>=｜flow｜县商务局｜1',
      '网络零售额｜38亿元｜>=｜flow｜-｜-',
      '外贸进出口总额｜6.5亿元｜>=｜flow｜-｜-',
      '县级物流配送中心、乡镇商贸中心、村级便民商店三级｜100%｜=｜ratio｜-｜-',
      '入库企业｜60家｜>=｜flow｜县商务局｜1',
      '批发业｜10家｜>=｜flow｜县商务局｜1',
      '零售业｜12家｜>=｜flow｜县商务局｜1',
      '住宿餐饮业｜8家｜>=｜flow｜县商务局｜1',
      '培训电商人才｜800人次｜>=｜flow｜县商务局｜2',
      '孵化网店｜120个｜>=｜flow｜县商务局｜2',
      '县级物流配送中心｜1个｜>=｜flow｜县商务局｜2',
      '乡镇快递网点｜18个｜>=｜flow｜县商务局｜2',
      '村级快递服务通达率｜100%｜=｜ratio｜县商务局｜2',
      '新增外贸实绩企业｜5家｜>=｜flow｜县商务局｜3',
    ]);
  });
});
