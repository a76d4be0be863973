import type { Intake, ReplyHandle } from '../../../message/arrival.js';
import type { CardInbox } from '../cards/card-inbox.js';
import type { DingtalkLog } from '../dingtalk-deps.js';
import type { QuotaWatch } from '../open-api/quota-watch.js';
import type { RobotInbox } from '../robot/robot-inbox.js';
import type { Frame } from './frame.js';
import { CARD_TOPIC, frameAnswer, frameData, ROBOT_TOPIC } from './frame.js';

export interface FrameDeps {
  readonly robots: RobotInbox;
  readonly cards: CardInbox;
  readonly quota: QuotaWatch;
  readonly log: DingtalkLog;
  readonly intake: () => Intake | null;
  /** Words for somebody who gets no answer otherwise. */
  readonly tell: (text: string, handle: ReplyHandle | null) => void;
}

const NO_RESPONSE = JSON.stringify({ response: null });

/** Handles a frame and says what to answer. Never throws. */
export async function answerFrame(frame: Frame, deps: FrameDeps): Promise<string> {
  switch (frame.type) {
    case 'SYSTEM':
      return frame.headers.topic === 'ping'
        ? frameAnswer(frame, 200, frame.data ?? '{}')
        : frameAnswer(frame, 404, NO_RESPONSE);
    case 'EVENT':
      deps.quota.count('push');
      // Not subscribed to; an old connection's subscription may still be in force.
      return frameAnswer(frame, 200, JSON.stringify({ status: 'SUCCESS', message: 'not used' }));
    case 'CALLBACK':
      deps.quota.count('push');
      return await answerCallback(frame, deps);
    default:
      deps.log.warn({ type: frame.type }, 'a frame of an unknown type');
      return frameAnswer(frame, 404, NO_RESPONSE);
  }
}

async function answerCallback(frame: Frame, deps: FrameDeps): Promise<string> {
  const intake = deps.intake();
  if (intake === null) return frameAnswer(frame, 500, NO_RESPONSE);
  try {
    switch (frame.headers.topic) {
      case ROBOT_TOPIC:
        return await answerRobot(frame, intake, deps);
      case CARD_TOPIC:
        return await answerCard(frame, intake, deps);
      default:
        deps.log.warn({ topic: frame.headers.topic }, 'a frame of an unknown topic');
        return frameAnswer(frame, 404, NO_RESPONSE);
    }
  } catch (error) {
    deps.log.error({ err: error }, 'a delivery could not be stored and is not acknowledged');
    return frameAnswer(frame, 500, NO_RESPONSE);
  }
}

async function answerRobot(frame: Frame, intake: Intake, deps: FrameDeps): Promise<string> {
  const taken = await deps.robots.take(frameData(frame), intake);
  if (taken.kind === 'tell') deps.tell(taken.text, taken.handle);
  // Also what has no right form: coming again would not mend it.
  return frameAnswer(frame, 200, NO_RESPONSE);
}

async function answerCard(frame: Frame, intake: Intake, deps: FrameDeps): Promise<string> {
  const taken = await deps.cards.take(frameData(frame), intake);
  if (taken.kind === 'late') return frameAnswer(frame, 500, NO_RESPONSE);
  const response = taken.kind === 'update' ? taken.update : null;
  return frameAnswer(frame, 200, JSON.stringify({ response }));
}
