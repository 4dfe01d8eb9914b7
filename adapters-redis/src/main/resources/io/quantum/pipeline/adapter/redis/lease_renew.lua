#!lua
-- Prolongs or ends the caller's term.
-- KEYS  1 reader
-- ARGV  1 epoch  2 token  3 term in ms, 0 to give the seat up
-- Reply 1 done, 0 not the caller's any more
-- Atomic; repeatable; O(1). The epoch is kept, so that it never falls. A term that is over while
-- nobody else has taken the seat goes on: the clock may have stepped.
local now = math.floor(now_micros() / 1000)
if not holds_seat(KEYS[1], ARGV[1], ARGV[2]) then return 0 end
redis.call('HSET', KEYS[1], 'until', int(now + ARGV[3]))
return 1
