import { isSubsequence } from './similar-text.js';
import { isCollective } from './unit-names.js';

/** Official short forms and what they stand for; a plan that uses both means one office. */
const SHORT_FORMS: readonly (readonly [string, string])[] = [
  ['发改', '发展和改革'],
  ['发改', '发展改革'],
  ['人社', '人力资源和社会保障'],
  ['人社', '人力资源社会保障'],
  ['住建', '住房和城乡建设'],
  ['卫健', '卫生健康'],
  ['市场监管', '市场监督管理'],
  ['市监', '市场监督管理'],
  ['市监', '市场监管'],
  ['科工信', '科技和工业信息化'],
  ['科工信', '科学技术和工业信息化'],
  ['工信', '工业和信息化'],
  ['自然资源', '自然资源和规划'],
  ['自规', '自然资源和规划'],
  ['应急', '应急管理'],
  ['交通', '交通运输'],
  ['文旅', '文化和旅游'],
  ['文旅广体', '文化旅游广电体育'],
  ['退役军人', '退役军人事务'],
  ['医保', '医疗保障'],
  ['城管', '城市管理'],
  ['城管', '城市管理和综合执法'],
  ['金融办', '金融工作办公室'],
  ['金融办', '政府金融工作办公室'],
  ['发改委', '发展和改革委员会'],
  ['发改委', '发展改革委员会'],
  ['发改委', '发展改革委'],
  ['卫健委', '卫生健康委员会'],
  ['卫健委', '卫生健康委'],
  ['人社', '人力资源与社会保障'],
  ['住建', '住房城乡建设'],
  ['工信', '工业信息化'],
  ['工信', '工业和信息化委'],
  ['科技', '科学技术'],
  ['科工', '科技和工业'],
  ['教体', '教育体育'],
  ['教体', '教育和体育'],
  ['教科体', '教育科技和体育'],
  ['文旅广体', '文化旅游广电和体育'],
  ['文旅体', '文化旅游体育'],
  ['文旅体广', '文化旅游体育广电'],
  ['文广旅', '文化广电和旅游'],
  ['文旅', '文化旅游'],
  ['自规', '自然资源规划'],
  ['城管', '城市管理和综合行政执法'],
  ['城管', '城市管理综合执法'],
  ['国资', '国有资产监督管理'],
  ['国资中心', '国有资产服务中心'],
  ['民宗', '民族宗教事务'],
  ['粮储', '粮食和物资储备'],
  ['政数', '政务服务和数据管理'],
  ['政数', '政务服务数据管理'],
  ['供销社', '供销合作社'],
  ['供销社', '供销合作联社'],
  ['供销社', '供销合作社联合社'],
  ['文联', '文学艺术界联合会'],
  ['融媒', '融媒体'],
  ['消防大队', '消防救援大队'],
  ['交警大队', '公安局交警大队'],
  ['交警大队', '公安局交通警察大队'],
  ['疾控中心', '疾病预防控制中心'],
  ['政务中心', '政务服务中心'],
  ['农办', '农村工作领导小组办公室'],
  ['编办', '机构编制委员会办公室'],
  ['团县委', '共青团县委'],
  ['人防办', '人民防空办公室'],
  ['县法院', '县人民法院'],
  ['县检察院', '县人民检察院'],
  ['高新区', '高新技术产业开发区管委会'],
  ['经开区', '经济开发区管委会'],
  ['经开区', '经济技术开发区'],
  ['经开区', '经济技术开发区管委会'],
  ['政府办', '人民政府办公室'],
  ['政府办', '政府办公室'],
  ['委办', '委办公室'],
  ['科协', '科学技术协会'],
  ['妇联', '妇女联合会'],
  ['残联', '残疾人联合会'],
  ['工商联', '工商业联合会'],
  ['高新区', '高新区管委会'],
  ['经开区', '经开区管委会'],
  ['高新区', '高新技术产业开发区'],
  ['经开区', '经济开发区'],
  ['行政审批局', '行政审批服务局'],
  ['人行', '中国人民银行'],
  ['人民银行', '中国人民银行'],
];

function expanded(name: string): string[] {
  return SHORT_FORMS.filter(([short]) => name.includes(short)).map(([short, long]) =>
    name.replace(short, long),
  );
}

/** Parts whose presence makes another office (农业局 and 农业农村局 are one, 公安局 and 公安局交警大队 are not). */
const OTHER_OFFICE = /(分局|支队|大队|中队|办公室|支行|分行|所|站)$/;

/** `certain` is joined, `likely` only asked about. */
export type Likeness = 'certain' | 'likely' | null;

/** 县人社局 and 县人力资源和社会保障局: same place, same ending, nothing but characters left out. */
function isShortened(short: string, long: string): boolean {
  return (
    short.charAt(0) === long.charAt(0) &&
    short.at(-1) === long.at(-1) &&
    isSubsequence(short, long) &&
    OTHER_OFFICE.test(long) === OTHER_OFFICE.test(short) &&
    !/[（）]/.test(long)
  );
}

/** Short endings for long ones, so that 县金融办 can be compared with 县政府金融工作办公室. */
function plainEnding(name: string): string {
  return name
    .replace(/^(县|市|区|省)(?:人民)?政府(?=.{3,})/, '$1')
    .replace(/办公室$/, '办')
    .replace(/管理委员会$/, '管委会')
    .replace(/委员会$/, '委');
}

/** What a local office or a branch of the city's office works on: 县生态环境分局, 市生态环境局清河分局. */
function fieldOf(name: string): { readonly field: string; readonly isBranch: boolean } | null {
  const branch =
    /^(?:省|市|州)([^县市区]{2,8})局.{1,8}分局$/.exec(name)?.[1] ??
    /^.{0,4}?[县市区]([^县市区]{2,8})(?<!局.*)分局$/.exec(name)?.[1];
  if (branch !== undefined) return { field: branch, isBranch: true };
  const local = /^.{0,4}?[县市区]([^县市区]{2,8})局$/.exec(name)?.[1];
  return local === undefined ? null : { field: local, isBranch: false };
}

function isOwnBranch(a: string, b: string): boolean {
  const left = fieldOf(a);
  const right = fieldOf(b);
  return left !== null && left.field === right?.field && (left.isBranch || right.isBranch);
}

/** Whether two names mean one office: by official short forms, or because one only leaves characters out. */
export function likeness(a: string, b: string): Likeness {
  if (isOwnBranch(a, b)) return 'likely';
  if (expanded(a).includes(b) || expanded(b).includes(a)) return 'certain';
  const [short, long] = a.length <= b.length ? [a, b] : [b, a];
  if (short.length < 3 || isCollective(short) || isCollective(long)) return null;
  if (/^[县市区]/.test(long) && long.slice(1) === short) return 'certain';
  if (isShortened(plainEnding(short), plainEnding(long)) && !isShortened(short, long))
    return 'likely';
  if (!isShortened(short, long)) return null;
  return long.length - short.length <= 2 && short.length >= 6 ? 'certain' : 'likely';
}
