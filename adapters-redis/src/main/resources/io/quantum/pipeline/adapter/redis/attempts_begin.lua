#!lua
-- Counts that entries are about to be decided, before they are even decoded.
-- KEYS  1 attempts
-- ARGV  entry ids
-- Reply {number counted}
-- Atomic; repeating it counts again; O(entries).
for i = 1, #ARGV do
  -- What is no count was written by somebody else: counting begins anew.
  local counted = redis.pcall('HINCRBY', KEYS[1], ARGV[i], 1)
  if type(counted) == 'table' then redis.call('HSET', KEYS[1], ARGV[i], 1) end
end
return {#ARGV}
