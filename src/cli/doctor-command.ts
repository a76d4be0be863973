import { loadConfig, type Config } from '../config.js';
import { AppError } from '../kernel/errors.js';
import type { Channel } from '../message/channel.js';
import type { Diagnosis } from '../message/diagnosis.js';
import { createLogger, openHouse, type House } from '../wire.js';
import { createChannels, type PlatformDeps } from '../wire-platforms.js';
import { printLine, type CommandContext } from './command-context.js';
import { diagnoseCallbacks, diagnoseDataFolder } from './diagnose-machine.js';
import { diagnosisText, doctorTexts } from './doctor-texts.js';
import { EXIT_ENVIRONMENT, EXIT_OK } from './exit-codes.js';

function print(
  diagnoses: readonly Diagnosis[],
  notes: readonly string[],
  { json }: { readonly json: boolean },
  context: CommandContext,
): number {
  const failed = diagnoses.filter(({ state }) => state === 'failed').length;
  const warnings = diagnoses.filter(({ state }) => state === 'warning').length;
  const text = [...diagnoses.map(diagnosisText), doctorTexts.summary(failed, warnings), ...notes];
  printLine(context.stdout, json ? JSON.stringify(diagnoses) : text.join('\n'));
  return failed === 0 ? EXIT_OK : EXIT_ENVIRONMENT;
}

interface Opened {
  readonly house: House | null;
  readonly diagnosis: Diagnosis;
}

/** What the doctor opens, and closes whatever he meets. */
interface Parts {
  readonly openHouse: typeof openHouse;
  readonly createChannels: typeof createChannels;
}

async function openForDoctor(config: Config, open: typeof openHouse): Promise<Opened> {
  const check = doctorTexts.database;
  try {
    const house = await open(config, { purpose: 'command', progress: () => undefined });
    const found = doctorTexts.databaseOk;
    return { house, diagnosis: { check, state: 'ok', found, remedy: null } };
  } catch (error) {
    if (!(error instanceof AppError)) throw error;
    // Whatever opening says is meant for the operator already.
    const found = `${error.userText}${doctorTexts.channelsNotChecked}`;
    return { house: null, diagnosis: { check, state: 'failed', found, remedy: null } };
  }
}

/** The doctor tells by itself what it finds. */
function quiet(config: Config, { database }: House): PlatformDeps {
  const log = createLogger({ ...config, logLevel: 'silent' });
  return { log, database, tell: () => undefined };
}

/**
 * `zhanbao doctor`: looks at the machine and at every configured channel on the live platform, sends
 * nothing and changes nothing, and says what to do about each thing that does not work.
 */
export async function doctorCommand(
  options: { readonly json: boolean },
  context: CommandContext,
  parts: Parts = { openHouse, createChannels },
): Promise<number> {
  let config;
  try {
    config = loadConfig(context.env);
  } catch (error) {
    if (!(error instanceof AppError) || error.code !== 'config') throw error;
    const wrong = { check: doctorTexts.wrongSettings, found: error.userText, remedy: null };
    return print([{ ...wrong, state: 'failed' }], [], options, context);
  }
  const found = await examine(config, parts);
  const isBare = config.channels.wecom === null && config.channels.dingtalk === null;
  const notes = isBare ? ['', doctorTexts.nothingConfigured] : [];
  return print(found, notes, options, context);
}

async function examine(config: Config, parts: Parts): Promise<readonly Diagnosis[]> {
  const { house, diagnosis } = await openForDoctor(config, parts.openHouse);
  try {
    const channels = house === null ? [] : parts.createChannels(config, quiet(config, house));
    return [diagnosis, ...(await diagnoseAll(config, channels))];
  } finally {
    await house?.close();
  }
}

async function diagnoseAll(
  config: Config,
  channels: readonly Channel[],
): Promise<readonly Diagnosis[]> {
  const endpoints = channels.flatMap(({ callbacks }) => callbacks);
  try {
    const found = await Promise.all([
      diagnoseDataFolder(config),
      diagnoseCallbacks(config.publicUrl, endpoints, fetch),
      ...channels.map((channel) => channel.diagnose()),
    ]);
    return found.flat();
  } finally {
    await Promise.all(channels.map((channel) => channel.close()));
  }
}
