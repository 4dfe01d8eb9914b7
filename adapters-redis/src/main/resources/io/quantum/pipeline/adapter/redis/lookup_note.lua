#!lua
-- Notes whether the venue could be asked about an order that was taken over.
-- KEYS  1 order record  2 in flight
-- ARGV  1 client order id  2 epoch  3 token  4 '1' it answered, '0' it could not be asked
--       5 ms without an answer after which the order is unresolved  6 ms until an unresolved order
--       is looked up again
-- Reply 'GONE', the record is not there | 'ANSWERED' | 'ASK_AGAIN' | 'NOW_UNRESOLVED' | 'STILL_UNRESOLVED' | 'FENCED'
-- Atomic; repeatable; O(log n). The record remembers since when, over all takeovers.
local now = math.floor(now_micros() / 1000)
local r = redis.call('HMGET', KEYS[1], 'state', 'epoch', 'token', 'unavailable_since')
if not r[1] then return {'GONE'} end
if r[1] == 'DONE' or r[2] ~= ARGV[2] or r[3] ~= ARGV[3] then return {'FENCED'} end
redis.call('ZCARD', KEYS[2])
if ARGV[4] == '1' then
  redis.call('HDEL', KEYS[1], 'unavailable_since')
  return {'ANSWERED'}
end
local since = digits(r[4])
if not since or since > now then
  redis.call('HSET', KEYS[1], 'unavailable_since', int(now))
  return {'ASK_AGAIN'}
end
if r[1] ~= 'UNRESOLVED' and now - since < tonumber(ARGV[5]) then return {'ASK_AGAIN'} end
local again = int(now + ARGV[6])
redis.call('HSET', KEYS[1], 'state', 'UNRESOLVED', 'lease_until', again)
redis.call('ZADD', KEYS[2], again, ARGV[1])
return {r[1] == 'UNRESOLVED' and 'STILL_UNRESOLVED' or 'NOW_UNRESOLVED'}
