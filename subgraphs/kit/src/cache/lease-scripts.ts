/** What Redis runs as one step for a lease. */

/**
 * Takes the lease when it is free, and answers the stamps, making those that are missing: an invalidation deletes a stamp, so
 * that one which is gone for whatever reason can only ever make an entry unreadable.
 * KEYS: lease, stamps. ARGV: owner's token, lease in ms, new stamp, life of a stamp in ms.
 */
export const takeLease = `
local taken = redis.call('SET', KEYS[1], ARGV[1], 'NX', 'PX', ARGV[2]) and '1' or '0'
local answer = { taken }
for i = 2, #KEYS do
  local stamp = redis.call('GET', KEYS[i])
  if not stamp then
    stamp = ARGV[3]
    redis.call('SET', KEYS[i], stamp, 'PX', ARGV[4])
  elseif redis.call('PTTL', KEYS[i]) < tonumber(ARGV[4]) then
    redis.call('PEXPIRE', KEYS[i], ARGV[4])
  end
  answer[i] = stamp
end
return answer`;

/** Only the owner gives a lease back: another may hold it by now. */
export const releaseLease = `if redis.call('GET', KEYS[1]) == ARGV[1] then return redis.call('DEL', KEYS[1]) end return 0`;
