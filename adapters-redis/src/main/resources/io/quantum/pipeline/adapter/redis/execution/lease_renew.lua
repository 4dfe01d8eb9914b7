#!lua
-- Prolongs or ends the caller's term.
-- KEYS  1 reader  2 opening window  3 close window
-- ARGV  1 epoch  2 token  3 term in ms, 0 to give the lease up
-- Reply 1 done, 0 not the caller's any more
-- Slots stamped ahead of the clock, which was set back, begin to run out now.
-- Atomic; repeatable; O(log n). The epoch is kept, so that it never falls. A term that is over
-- while nobody else has taken the lease goes on: the clock may have stepped.
local now = math.floor(now_micros() / 1000)
if not holds_lease(KEYS[1], ARGV[1], ARGV[2]) then return 0 end
if not digits(redis.call('HGET', KEYS[1], 'until')) then return 0 end
local SLACK, MOST = 1000, '1000' -- a slot is stamped at most a millisecond ahead
for i = 2, 3 do
  local ahead = redis.pcall('ZRANGEBYSCORE', KEYS[i], '(' .. int(now + SLACK), '(+inf', 'LIMIT',
    '0', MOST)
  for _, id in ipairs(ahead) do redis.call('ZADD', KEYS[i], int(now), id) end
end
-- Given up: over by every clock.
redis.call('HSET', KEYS[1], 'until', ARGV[3] == '0' and '0' or int(now + ARGV[3]))
return 1
