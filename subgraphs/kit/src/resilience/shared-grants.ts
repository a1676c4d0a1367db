/** The granted calls of all processes, kept in Redis on its clock. */
import { createClient } from '@keyv/redis';
import { withinBudget } from '../cache/within-budget.ts';

export interface SharedGrants {
  /** Milliseconds until the call may be made, granted when that is no more than `waitMs`; null when Redis does not answer in time. */
  reserve(limit: number, waitMs: number): Promise<number | null>;
  close(): void;
}

// A list of grant times in milliseconds, latest first: a call may follow the limit-th latest after one window.
const reserveScript = `
local time = redis.call('TIME')
local now = time[1] * 1000 + time[2] / 1000
local nth = redis.call('LINDEX', KEYS[1], ARGV[1] - 1)
local at = now
if nth then at = math.max(now, nth + ARGV[3]) end
local delay = math.ceil(at - now)
if delay <= tonumber(ARGV[2]) then
  redis.call('LPUSH', KEYS[1], string.format('%.3f', now + delay))
  redis.call('LTRIM', KEYS[1], 0, ARGV[4] - 1)
  redis.call('PEXPIRE', KEYS[1], delay + ARGV[3])
end
return delay`;

export function openSharedGrants({
  url,
  key,
  perSecond,
  windowMs,
  answerWithinMs,
}: {
  readonly url: string;
  readonly key: string;
  readonly perSecond: number;
  readonly windowMs: number;
  readonly answerWithinMs: number;
}): SharedGrants {
  let closed = false;
  const client = createClient({
    url,
    disableOfflineQueue: true,
    commandsQueueMaxLength: 1_000,
    // A connection that says nothing for so long is dead however open it looks.
    pingInterval: 2_000,
    socket: {
      connectTimeout: 2_000,
      socketTimeout: 5_000,
      reconnectStrategy: (attempts) => (closed ? new Error('closed') : Math.min(50 * 2 ** attempts, 2_000)),
    },
  });
  // Whether Redis answers is seen at every call; without a listener its silence would end the process.
  client.on('error', () => undefined);
  client.connect().catch(() => undefined);

  return {
    async reserve(limit, waitMs) {
      if (!client.isReady) return null;
      const numbers = [limit, Math.floor(waitMs), windowMs, perSecond];
      const asked = client.eval(reserveScript, { keys: [key], arguments: numbers.map(String) });
      const answer = await withinBudget(asked, answerWithinMs);
      return answer.state === 'DONE' ? Number(answer.result) : null;
    },
    close() {
      closed = true;
      // Destroyed while it connects, the client would leave its socket open.
      if (client.isReady) client.destroy();
      else client.once('ready', () => client.destroy());
    },
  };
}
