#!lua flags=no-writes
-- What a batch is decided with.
-- KEYS  1 trading state  2 safe mode  3 opening window
-- ARGV  1 occupancy of a slot in ms
-- Reply {now in microseconds, trading state, slots taken}
-- Read-only; O(log n).
local micros = now_micros()
local now = math.floor(micros / 1000)
return {
  int(micros),
  trading_state(KEYS[1], KEYS[2], now),
  redis.call('ZCOUNT', KEYS[3], '(' .. int(now - ARGV[1]), '+inf')
}
