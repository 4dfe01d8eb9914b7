#!lua flags=no-writes
-- Who takes part: our instances that are running, and consumers that are none of ours.
-- KEYS  1 intent stream  2 limits
-- ARGV  1 group  2 prefix of presence keys  3 idle ms below which a consumer is active
-- Reply {strangers, {instance, its opening limit, ...}}
-- Read-only; O(consumers).
local strangers, running = {}, {}
local limits = redis.call('HGETALL', KEYS[2])
local ours = by_name(limits)
if group_info(KEYS[1], ARGV[1]) then
  for _, reply in ipairs(redis.call('XINFO', 'CONSUMERS', KEYS[1], ARGV[1])) do
    local consumer = by_name(reply)
    local name = consumer['name']
    if consumer['idle'] < tonumber(ARGV[3]) and not ours[name]
      and redis.call('EXISTS', ARGV[2] .. name) == 0 then
      strangers[#strangers + 1] = name
    end
  end
end
for i = 1, #limits, 2 do
  local limit = limit_of(limits[i + 1])
  if limit and redis.call('EXISTS', ARGV[2] .. limits[i]) == 1 then
    running[#running + 1] = limits[i]
    running[#running + 1] = int(limit)
  end
end
return {strangers, running}
