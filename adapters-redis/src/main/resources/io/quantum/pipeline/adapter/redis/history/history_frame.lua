#!lua flags=no-writes
-- Where every stream of records stands, with the ledger, at one instant.
-- KEYS  1 intent stream  2 audit  3 results  4 dead letters  5 venue orders  6 ledger  7 anchor
--       8 limits in use  9 limit override
-- ARGV  1 group
-- Reply {now in microseconds, cursor or '', ledger, offset or '', creations of the group,
--        limits in use and override, for each stream {length, added or '', first, last,
--        newest deleted}}
--        an absent stream is an empty list
-- Read-only; O(groups + instances).
local function span(key)
  if redis.call('EXISTS', key) == 0 then return {} end
  local s = stream_info(key)
  local added = s['entries-added']
  return {int(s['length']), added and int(added) or '', s['recorded-first-entry-id'],
    s['last-generated-id'], s['max-deleted-entry-id']}
end

local info = group_info(KEYS[1], ARGV[1])
local anchor = by_name(redis.call('HGETALL', KEYS[7]))
local limits = {redis.call('GET', KEYS[9]) or ''}
local told = redis.call('HGETALL', KEYS[8])
for i = 2, #told, 2 do limits[#limits + 1] = told[i] end
return {
  int(now_micros()), info and info['last-delivered-id'] or '', redis.call('HGETALL', KEYS[6]),
  signed(anchor['offset']) and anchor['offset'] or '',
  digits(anchor['created']) and anchor['created'] or '0', limits,
  span(KEYS[1]), span(KEYS[2]), span(KEYS[3]), span(KEYS[4]), span(KEYS[5])
}
