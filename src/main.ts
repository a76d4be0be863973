import type { Logger } from 'pino';
import type { Config } from './config.js';
import { createHttpServer } from './http/create-server.js';
import type { ConsoleDeps, UploadDeps } from './http/http-deps.js';
import { loadDemo } from './load-demo.js';
import { doEach } from './kernel/do-each.js';
import type { CallbackEndpoint } from './message/callback-endpoint.js';
import { forgetStrayReplies } from './store/forget-replies.js';
import { NoticeDesk } from './store/notice-desk.js';
import { tellBrokenGroups } from './store/outbox/tell-broken-groups.js';
import { tellOnce, type Notice } from './store/tell-once.js';
import { createLogger, CONSOLE_ROOT, openHouse, type House } from './wire.js';
import { wireChannels, type WiredChannels } from './wire-channels.js';
import { wireConsole } from './wire-console.js';
import { modelLine } from './wire-model.js';
import { createChannels, defaultWebhooks } from './wire-platforms.js';
import { wireSimulator } from './wire-simulator.js';
import { startSweeping } from './wire-sweeping.js';
import { uploadPageOf, wireUpload } from './wire-upload.js';

/** Between looks at what fell due; digests, reminders and ends of receipts are not needed to the minute. */
const SWEEP_INTERVAL_MS = 60_000;

export interface Service {
  /** Where a browser finds it. */
  readonly url: string;
  /** Finishes what is under way and gives everything back, the database included. */
  stop(): Promise<void>;
}

interface Platforms {
  readonly wired: WiredChannels;
  /** What administrators have to know of the platforms and were not told yet. */
  readonly tellOffices: () => Promise<void>;
  readonly callbacks: readonly CallbackEndpoint[];
  /** `null`: no platform lets people sign in. */
  readonly console: ConsoleDeps | null;
  /** `null`: browsers outside do not find us. */
  readonly upload: UploadDeps | null;
  /** For people: 企业微信、钉钉; nothing while none is configured. */
  readonly line: string | null;
}

/** The chat platforms that are configured, joined with the house but not yet started. */
async function openPlatforms(config: Config, house: House, log: Logger): Promise<Platforms> {
  const notices = new NoticeDesk((notice) => tellOnce(house, notice));
  const tell = (notice: Notice): void => {
    notices.add(notice).catch((error: unknown) => {
      log.error({ err: error }, 'administrators could not be told yet');
    });
  };
  const channels = createChannels(config, { log, database: house.database, tell });
  const { dataDir, secretKey, s3, proxy } = config;
  const wired = await wireChannels(house, channels, {
    ...{ dataDir, secretKey, s3, proxy, log },
    defaultWebhooks: defaultWebhooks(config),
    uploadPage: uploadPageOf(config.publicUrl),
  });
  const names = channels.map(({ name }) => PLATFORM_NAMES[name] ?? name);
  return {
    wired,
    tellOffices: () =>
      doEach([() => notices.tellAll(), () => tellBrokenGroups(house)], (tellThem) => tellThem()),
    callbacks: channels.flatMap(({ callbacks }) => callbacks),
    console: wireConsole(house, { channels, ...wired, publicUrl: config.publicUrl }),
    upload: wireUpload(house, wired, config.publicUrl),
    line: names.length === 0 ? null : `已接：${names.join('、')}（用 zhanbao doctor 检查）`,
  };
}

const PLATFORM_NAMES: Readonly<Record<string, string>> = { wecom: '企业微信', dingtalk: '钉钉' };

function addressOf(host: string, port: number): string {
  const shown = ['0.0.0.0', '::'].includes(host) ? '127.0.0.1' : host;
  return `http://${shown.includes(':') ? `[${shown}]` : shown}:${port}/`;
}

/**
 * Starts the whole product.
 * @param progress told each step, for the person who waits
 * @throws AppError `environment` or `config` with what to do
 */
export async function serve(config: Config, progress: (line: string) => void): Promise<Service> {
  const log = createLogger(config);
  progress('正在启动数据库…');
  const house = await openHouse(config, { purpose: 'serve', progress, log });
  try {
    const hasSimulator = config.simulator !== 'off';
    if (hasSimulator) await loadDemo(house, config.botName, progress);
    const simulator = hasSimulator ? await wireSimulator(house, config) : null;
    const platforms = await openPlatforms(config, house, log);
    const server = createHttpServer({
      consoleRoot: CONSOLE_ROOT,
      hostNames: [config.http.host],
      callbacks: platforms.callbacks,
      console: platforms.console,
      upload: platforms.upload,
      simulator: simulator?.deps ?? null,
      modelState: () => house.modelStatus()?.state ?? 'off',
      log,
    });
    const port = await server.listen(config.http.port, config.http.host);
    platforms.wired.start();
    const sweep = async (): Promise<void> => {
      const parts = [
        () => house.sweep(simulator?.clock),
        platforms.tellOffices,
        () => forgetStrayReplies(house.apart),
      ];
      await doEach(parts, (part) => part());
      simulator?.announce();
    };
    const stopSweeping = startSweeping(sweep, {
      intervalMs: SWEEP_INTERVAL_MS,
      onError: (error) => {
        log.error({ err: error }, 'what the clock brings about was not done everywhere');
      },
    });
    const url = addressOf(config.http.host, port);
    progress(modelLine(config));
    if (platforms.line !== null) progress(platforms.line);
    progress('按 Ctrl-C 停止。');
    progress(hasSimulator ? `群聊模拟器：${url}` : `战报已启动：${url}`);
    return {
      url,
      stop: async () => {
        await server.close();
        await stopSweeping();
        await platforms.wired.stop();
        await house.close();
      },
    };
  } catch (error) {
    await house.close();
    throw error;
  }
}
