#!lua flags=no-writes
-- Every group of the intent stream, in one look.
-- KEYS  1 intent stream
-- ARGV  1 most groups  2 page
-- Reply {now in microseconds, intent stream, groups left out, name, group, undelivered, pending,
--        name, ...}; an absent stream is an empty list. The parts are those of snapshot.lua.
-- Read-only; O(groups * page) at any stream length.
local most, page = tonumber(ARGV[1]), tonumber(ARGV[2])
local reply = {int(now_micros()), stream_parts(KEYS[1])}
local groups = #reply[2] > 0 and redis.call('XINFO', 'GROUPS', KEYS[1]) or {}
reply[3] = int(math.max(0, #groups - most))
for i = 1, math.min(#groups, most) do
  local info = counted(groups[i])
  reply[#reply + 1] = info['name']
  local group, undelivered, pending = group_parts(KEYS[1], info, page)
  reply[#reply + 1] = group
  reply[#reply + 1] = undelivered
  reply[#reply + 1] = pending
end
return reply
