#!lua flags=no-writes
-- Everything the operator tools need, in one look.
-- KEYS  1 intent stream  2 result stream  3 ledger  4 anchor  5 opening window  6 trading state
--       7 safe mode  8 dead letters
-- ARGV  1 group  2 occupancy of a slot in ms  3 page
-- Reply {now in microseconds, intent stream, result stream, group, undelivered, pending, ledger,
--        offset, trading state, slots taken, dead letters}; an absent thing is an empty list
-- Read-only; O(page) at any stream length.
local micros = now_micros()
local now = math.floor(micros / 1000)
local page = tonumber(ARGV[3])

local function stream_of(key)
  if redis.call('EXISTS', key) == 0 then return {} end
  local s = by_name(redis.call('XINFO', 'STREAM', key))
  return {int(s['length']), int(s['entries-added']), s['recorded-first-entry-id'],
    s['last-generated-id']}
end

local intents = stream_of(KEYS[1])
local info = group_info(KEYS[1], ARGV[1])
local group, undelivered, pending = {}, {}, {}
if info then
  local read, lag = info['entries-read'], info['lag']
  group = {int(info['consumers']), int(info['pending']), info['last-delivered-id'],
    read and int(read) or '', lag and int(lag) or ''}
  local ahead = redis.call('XRANGE', KEYS[1], '(' .. info['last-delivered-id'], '+', 'COUNT', page)
  undelivered = {int(#ahead), #ahead < page and '1' or '0', ahead[1] and ahead[1][1] or ''}
  local summary = redis.call('XPENDING', KEYS[1], ARGV[1])
  local oldest = info['pending'] > 0
    and redis.call('XPENDING', KEYS[1], ARGV[1], '-', '+', page) or {}
  local gone = 0
  for _, entry in ipairs(oldest) do
    if #redis.call('XRANGE', KEYS[1], entry[1], entry[1]) == 0 then gone = gone + 1 end
  end
  pending = {summary[2] or '', summary[3] or '', int(#oldest), int(gone)}
end
return {
  int(micros), intents, stream_of(KEYS[2]), group, undelivered, pending,
  redis.call('HGETALL', KEYS[3]),
  by_name(redis.call('HGETALL', KEYS[4]))['offset'] or '',
  trading_state(KEYS[6], KEYS[7], now),
  redis.call('ZCOUNT', KEYS[5], '(' .. int(now - ARGV[2]), '+inf'),
  redis.call('EXISTS', KEYS[8]) == 1 and redis.call('XLEN', KEYS[8]) or 0
}
