#!lua flags=no-writes
-- What a batch is decided with.
-- KEYS  1 trading state  2 safe mode  3 opening window  4 ledger  5 anchor  6 limit override
--       7 limits
-- ARGV  1 occupancy of a slot in ms  2 own opening limit  3 prefix of presence keys
-- Reply {now in microseconds, trading state, slots taken, limit in force, sum of the ledger,
--        1 if there is an anchor, history of the server, history that was opened or '', steps}
-- Read-only; O(log n + instances).
local micros = now_micros()
local now = math.floor(micros / 1000)
local opened = redis.call('HMGET', KEYS[5], 'replid', 'steps')
return {
  int(micros),
  trading_state(KEYS[1], KEYS[2], now),
  redis.call('ZCOUNT', KEYS[3], '(' .. int(now - ARGV[1]), '+inf'),
  int(limit_in_force(KEYS[6], KEYS[7], ARGV[3], tonumber(ARGV[2]))),
  int(ledger_sum(KEYS[4])),
  redis.call('EXISTS', KEYS[5]), replid(), opened[1] or '', int(digits(opened[2]) or 0)
}
