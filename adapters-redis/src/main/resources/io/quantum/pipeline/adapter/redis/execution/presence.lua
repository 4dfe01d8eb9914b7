#!lua
-- Puts up, renews or takes down the sign that an instance is running, with its opening limit.
-- KEYS  1 presence of the instance  2 limits
-- ARGV  1 token  2 term in ms, 0 to take it down  3 consumer name  4 opening limit
-- Reply 1 done, 0 somebody else's sign is up; one that ends further off than its term, or never, is
--       not: the clock was set back, or no instance wrote it
-- Atomic; repeatable; O(1). The limit stays when the sign is down, so that the consumer is still
-- known as one of ours; it counts only while the sign is up.
local up = redis.call('GET', KEYS[1])
if up and up ~= ARGV[1] then
  local left = redis.call('PTTL', KEYS[1])
  if ARGV[2] == '0' or left >= 0 and left <= tonumber(ARGV[2]) then return 0 end
end
if ARGV[2] == '0' then
  redis.call('DEL', KEYS[1])
else
  redis.call('HSET', KEYS[2], ARGV[3], ARGV[4])
  redis.call('SET', KEYS[1], ARGV[1], 'PX', ARGV[2])
end
return 1
