#!lua flags=no-writes
-- Everything the operator tools need, in one look.
-- KEYS  1 intent stream  2 result stream  3 ledger  4 anchor  5 opening window  6 trading state
--       7 safe mode  8 dead letters  9 limit override  10 limits  11 diagnostics
--       12 paper positions  13 paper prices (both or neither)
-- ARGV  1 group  2 occupancy of a slot in ms  3 page  4 prefix of presence keys
-- Reply {now in microseconds, intent stream, result stream, group, undelivered, pending, ledger,
--        offset, trading state, slots taken, dead letters, scene, paper positions, paper prices};
--        an absent thing is an empty list. The scene: {run id, times the group was created, newest
--        entry, its action, instances known, instances alive, limit in force or '', seconds until
--        the operator's limit ends or '', ms at which a slot is free or '', seconds until
--        diagnostics end or ''}
-- Read-only; O(page + instances) at any stream length, and O(symbols) with positions and prices.
local micros = now_micros()
local now = math.floor(micros / 1000)
local page = tonumber(ARGV[3])

local intents, newest = stream_parts(KEYS[1])
local info = group_info(KEYS[1], ARGV[1])
local group, undelivered, pending = {}, {}, {}
if info then group, undelivered, pending = group_parts(KEYS[1], info, page) end

-- No payload that can be valid is longer, and nobody writes more fields before it.
local action = ''
for i = 1, newest and math.min(#newest[2], 100) or 0, 2 do
  if newest[2][i] == 'payload' and #newest[2][i + 1] <= 16384 then
    action = string.match(newest[2][i + 1], '"action"%s*:%s*"(%u+)"') or ''
  end
end

local instances, alive = redis.call('HGETALL', KEYS[10]), 0
for i = 1, #instances, 2 do
  alive = alive + redis.call('EXISTS', ARGV[4] .. instances[i])
end
local limit = limit_in_force(KEYS[9], KEYS[10], ARGV[4], math.huge)
local ends = limit_of(redis.call('GET', KEYS[9])) and redis.call('TTL', KEYS[9]) or -1
local diag = redis.call('TTL', KEYS[11])

local function taken_after(ms)
  return redis.call('ZCOUNT', KEYS[5], '(' .. int(ms), '+inf')
end
-- When enough of the slots that are taken have become free, found by halving: to the millisecond
-- in 17 counts. Orders in flight have no end yet.
local function next_slot()
  if taken_after(now - ARGV[2]) < limit or taken_after(now) >= limit then return '' end
  local full, free = now - ARGV[2], now
  while free - full > 1 do
    local middle = math.floor((full + free) / 2)
    if taken_after(middle) < limit then free = middle else full = middle end
  end
  return int(free + ARGV[2])
end

local anchor = by_name(redis.call('HGETALL', KEYS[4]))
local scene = {
  string.match(redis.call('INFO', 'server'), 'run_id:(%x+)'),
  digits(anchor['created']) and anchor['created'] or '0',
  newest and newest[1] or '', action, int(#instances / 2), int(alive),
  limit < math.huge and int(limit) or '', ends >= 0 and int(ends) or '', next_slot(),
  diag >= 0 and int(diag) or ''
}
return {
  int(micros), intents, stream_parts(KEYS[2]), group, undelivered, pending,
  redis.call('HGETALL', KEYS[3]),
  signed(anchor['offset']) and anchor['offset'] or '',
  trading_state(KEYS[6], KEYS[7], now),
  redis.call('ZCOUNT', KEYS[5], '(' .. int(now - ARGV[2]), '+inf'),
  redis.call('EXISTS', KEYS[8]) == 1 and redis.call('XLEN', KEYS[8]) or 0,
  scene, KEYS[12] and redis.call('HGETALL', KEYS[12]) or {},
  KEYS[13] and redis.call('HGETALL', KEYS[13]) or {}
}
