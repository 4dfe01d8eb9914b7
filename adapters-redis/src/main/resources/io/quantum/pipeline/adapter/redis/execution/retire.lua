#!lua
-- Removes consumers that nobody has been for long: no sign of presence, nothing pending, idle.
-- KEYS  1 intent stream  2 limits
-- ARGV  1 group  2 prefix of presence keys  3 idle ms above which a consumer is left
-- Reply names removed
-- Atomic with the check, since entries pending under a removed consumer would be lost; repeatable;
-- O(consumers).
local retired = {}
if not group_info(KEYS[1], ARGV[1]) then return retired end
redis.call('HLEN', KEYS[2])
for _, reply in ipairs(redis.call('XINFO', 'CONSUMERS', KEYS[1], ARGV[1])) do
  local consumer = by_name(reply)
  local name = consumer['name']
  if consumer['pending'] == 0 and consumer['idle'] > tonumber(ARGV[3])
    and redis.call('EXISTS', ARGV[2] .. name) == 0 then
    redis.call('XGROUP', 'DELCONSUMER', KEYS[1], ARGV[1], name)
    redis.call('HDEL', KEYS[2], name)
    retired[#retired + 1] = name
  end
end
return retired
