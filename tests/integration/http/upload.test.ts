import { mkdtemp, readdir, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import { CONSOLE_ROOT } from '../../../src/wire.js';
import { wireUpload } from '../../../src/wire-upload.js';
import { FolderEvidence } from '../../../src/store/evidence/folder-evidence.js';
import { openSecretBox } from '../../../src/store/open-secret-box.js';
import { inTransaction } from '../../../src/store/transaction.js';
import { createUploadLink } from '../../../src/store/upload/upload-links.js';
import { testMessage } from '../../fakes/people.js';
import { Phone } from '../channels/uploading.js';
import { GROUP } from '../store/messages-and-outcomes.js';
import type { StoreFixture } from '../store/store-fixture.js';
import { storeFixture } from '../store/store-fixture.js';
import { rawRequest, serve } from './serve.js';
import type { Served } from './serve.js';

const PDF = Buffer.from('%PDF-1.4\n1 0 obj\n<<>>\nendobj\n%%EOF\n');
const SITE = 'https://zhanbao.invalid';
const LIMIT_BYTES = 1024 * 1024;

let fixture: StoreFixture;
let dataDir: string;
let served: Served;
let rings: number;

beforeEach(async () => {
  fixture = await storeFixture();
  dataDir = await mkdtemp(join(tmpdir(), 'zhanbao-upload-'));
  rings = 0;
  const wired = {
    evidence: new FolderEvidence(dataDir),
    box: await openSecretBox(null, dataDir),
    ring: () => {
      rings += 1;
    },
  };
  const upload = wireUpload({ apart: fixture.database }, wired, SITE)!;
  const limits = { ...upload.limits, fileBytes: LIMIT_BYTES };
  served = await serve(null, { consoleRoot: CONSOLE_ROOT, upload: { ...upload, limits } });
});

afterEach(async () => {
  await served.stop();
  await rm(dataDir, { recursive: true });
  await fixture.close();
});

async function link(): Promise<{ readonly phone: Phone; readonly token: string }> {
  const at = '2023-07-05T10:00:00+08:00';
  const message = testMessage({ userId: 'liaison', text: '上传', at, group: GROUP });
  const { workspaceId, liaison } = fixture;
  const asked = { workspaceId, memberId: liaison.id, message, quotedId: null };
  const token = await inTransaction(fixture.database, 'a link', (tx) =>
    createUploadLink(tx, asked),
  );
  return { phone: new Phone(`${served.url}/upload#${token}`), token };
}

const pdf = (n: number): Buffer => Buffer.concat([PDF, Buffer.from(`%${n}`)]);

async function filesOnDisk(): Promise<readonly string[]> {
  const found = await readdir(join(dataDir, 'evidence'), { recursive: true, withFileTypes: true });
  return found.filter((entry) => entry.isFile()).map(({ name }) => name);
}

const kept = () => fixture.database.evidence.findMany({ orderBy: { index: 'asc' } });

describe('an upload link', () => {
  it('is kept as a hash only, and never comes into the log', async () => {
    const { phone, token } = await link();
    await phone.send('病毒.exe', PDF);
    const [row] = await fixture.database.uploadLink.findMany();
    expect(JSON.stringify(row)).not.toContain(token);
    expect(JSON.stringify(served.log)).not.toContain(token);
  });

  it.each(['', 'A', '2'.repeat(32), "' OR 1=1 --", 'é'.repeat(32)])(
    'that nobody was given is refused: %j',
    async (token) => {
      const phone = new Phone(`${served.url}/upload#${token.replace(/[^\w ]/gu, '-')}`);
      for (const answer of [
        await phone.look(),
        await phone.send('a.pdf', PDF),
        await phone.submit(),
      ]) {
        expect(answer.status).toBe(404);
        expect(answer.body.error?.message).toContain('链接无效');
      }
      expect(await kept()).toEqual([]);
    },
  );

  it('is over after half an hour, by the clock of the database', async () => {
    const { phone } = await link();
    const { status, body } = await phone.look();
    expect(status).toBe(200);
    // What the page offers is what is kept.
    expect(body.kinds).toContain('CSV');
    expect(body.endings).toEqual(expect.arrayContaining(['jpg', 'docx', 'xlsx', 'csv', 'ofd']));
    await fixture.database.$executeRaw`
      UPDATE upload_link SET created_at = created_at - interval '31 minutes'`;
    for (const answer of [
      await phone.look(),
      await phone.send('a.pdf', PDF),
      await phone.submit(),
    ]) {
      expect(answer.body.error?.message).toContain('链接已过期');
    }
    expect(await fixture.database.arrival.count()).toBe(0);
  });

  it('is used up by one submission, however many come at once', async () => {
    const { phone } = await link();
    expect((await phone.submit()).body.error?.message).toContain('还没有上传成功的文件');
    await phone.send('a.pdf', PDF);
    const answers = await Promise.all([1, 2, 3, 4].map(() => phone.submit()));
    expect(answers.map(({ status }) => status).sort()).toEqual([200, 404, 404, 404]);
    expect((await phone.send('b.pdf', PDF)).body.error?.message).toContain('已提交过');
    const arrivals = await fixture.database.arrival.findMany();
    expect(arrivals).toMatchObject([{ channel: 'test', groupId: GROUP, userId: 'liaison' }]);
    expect(rings).toBe(1);
  });
});

describe('an uploaded file', () => {
  it('has a place of its own, also among those that come at once, and counts once', async () => {
    const { phone } = await link();
    const files = [1, 2, 3, 4, 5].map(pdf);
    await Promise.all(files.map((content, n) => phone.send(`${n}.pdf`, content)));
    await phone.send('1.pdf', files[1]!);
    const rows = await kept();
    expect(rows.map(({ index }) => index)).toEqual([0, 1, 2, 3, 4]);
    expect((await phone.look()).body.files).toHaveLength(5);
  });

  it('is the tenth at most: of what comes after nothing is written anywhere', async () => {
    const { phone } = await link();
    for (let n = 0; n < 10; n += 1) await phone.send(`${n}.pdf`, pdf(n));
    for (let n = 10; n < 13; n += 1) {
      const answer = await phone.send(`${n}.pdf`, pdf(n));
      expect(answer.body.error?.message).toContain('一次最多10个');
    }
    expect(await kept()).toHaveLength(10);
    expect(await filesOnDisk()).toHaveLength(10);
  });

  it('is the tenth at most also when many come at once', async () => {
    const { phone } = await link();
    for (let n = 0; n < 7; n += 1) await phone.send(`${n}.pdf`, pdf(n));
    await Promise.all([7, 8, 9, 10, 11, 12].map((n) => phone.send(`${n}.pdf`, pdf(n))));
    expect(await kept()).toHaveLength(10);
    expect(await filesOnDisk()).toHaveLength(10);
  });

  it('that could not be kept takes no place', async () => {
    const { phone } = await link();
    const folder = join(dataDir, 'evidence');
    await writeFile(folder, 'in the way');
    for (let n = 0; n < 11; n += 1) expect((await phone.send('a.pdf', PDF)).status).toBe(503);
    await rm(folder);
    for (let n = 0; n < 10; n += 1) expect((await phone.send(`${n}.pdf`, pdf(n))).status).toBe(200);
  });

  it.each([
    ['../../../etc/passwd.pdf', 'passwd.pdf'],
    ['..\\..\\windows\\a.pdf', 'a.pdf'],
    ['<img src=x onerror=alert(1)>.pdf', '_img src=x onerror=alert(1)_.pdf'],
    ['gpj.\u202efdp.pdf', 'gpj.fdp.pdf'],
    ['某甲13800000000.pdf', '某甲［电话已隐去］.pdf'],
  ])('has a name that can do nothing: %j', async (name, stored) => {
    const { phone } = await link();
    const { body } = await phone.send(name, PDF);
    expect(body.files).toEqual([{ name: stored, sizeBytes: PDF.byteLength }]);
    expect(await readdir(dataDir)).toEqual(expect.arrayContaining(['evidence']));
    expect((await kept()).map((row) => row.name)).toEqual([stored]);
  });

  it.each([
    ['名单.pdf', Buffer.from('MZ\u0000\u0000'), '只收图片'],
    ['名单.exe', PDF, '只收图片'],
    ['名单.html', Buffer.from('<script>alert(1)</script>'), '只收图片'],
    ['机密★名单.pdf', PDF, '涉密'],
    ['空.pdf', Buffer.alloc(0), '只收图片'],
  ])('is refused as it would be by message: %s', async (name, content, words) => {
    const { phone } = await link();
    const answer = await phone.send(name, content);
    expect(answer.status).toBe(400);
    expect(answer.body.error?.message).toContain(words);
    expect(await kept()).toEqual([]);
    expect((await phone.look()).status).toBe(200);
  });

  it('above the limit is refused before it has come in', async () => {
    const { token } = await link();
    const answer = await rawRequest(served.port, {
      method: 'POST',
      path: '/api/upload/files',
      headers: {
        Host: 'localhost',
        'X-Upload-Token': token,
        'X-File-Name': 'a.pdf',
        'Content-Length': String(LIMIT_BYTES + 1),
      },
      body: 'x',
    });
    expect(answer.status).toBe(413);
    expect(answer.body).toContain('超过1MB');
    expect(await kept()).toEqual([]);
  });

  it('is not read at all without a link that counts', async () => {
    const answer = await rawRequest(served.port, {
      method: 'POST',
      path: '/api/upload/files',
      headers: { Host: 'localhost', 'Content-Length': String(10 * LIMIT_BYTES) },
      body: 'x',
    });
    expect(answer.status).toBe(404);
  });
});

describe('other web sites', () => {
  it.each([
    [{ Origin: 'https://evil.invalid' }, 403],
    [{ 'Sec-Fetch-Site': 'cross-site' }, 403],
    [{ Origin: SITE, Host: 'zhanbao.invalid' }, 404],
  ])('cannot use a visitor’s browser: %j', async (headers, status) => {
    const answer = await rawRequest(served.port, {
      method: 'POST',
      path: '/api/upload/submit',
      headers: { Host: 'localhost', ...headers },
    });
    expect(answer.status).toBe(status);
  });

  it('are not let in by trying', async () => {
    const phone = new Phone(`${served.url}/upload#${'2'.repeat(32)}`);
    const seen = new Set<number>();
    for (let n = 0; n < 302; n += 1) seen.add((await phone.look()).status);
    expect([...seen]).toEqual([404, 429]);
  });
});
