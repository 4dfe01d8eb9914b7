#!lua
-- Notes what the venue answered about an order that was taken over.
-- KEYS  1 order record  2 in flight
-- ARGV  1 client order id  2 epoch  3 token  4 '1' it has no such order, '0' it could not be asked
--       5 ms without a proof after which the order is unresolved  6 ms until an unresolved order
--       is looked up again  7 answers of "no such order" that are a proof  8 least ms between two
--       of them
-- Reply 'GONE', the record is not there | 'ASK_AGAIN' | 'NEVER_ADMITTED' | 'NOW_UNRESOLVED' |
--       'STILL_UNRESOLVED' | 'FENCED'
-- Atomic; repeatable; O(log n). The record counts over all takeovers, so that neither the end of
-- one nor the end of a process begins the count again.
local now = math.floor(now_micros() / 1000)
local r = redis.call('HMGET', KEYS[1], 'state', 'epoch', 'token', 'unavailable_since', 'absences',
  'absent_at')
if not r[1] then return {'GONE'} end
if r[1] == 'DONE' or r[2] ~= ARGV[2] or r[3] ~= ARGV[3] then return {'FENCED'} end
redis.call('ZCARD', KEYS[2])
if ARGV[4] == '1' then
  local absences, last = digits(r[5]) or 0, digits(r[6])
  if not last or now - last >= tonumber(ARGV[8]) then
    absences = absences + 1
    redis.call('HSET', KEYS[1], 'absences', int(absences), 'absent_at', int(now))
  elseif now < last then
    -- The clock went back: the next one counts again from here.
    redis.call('HSET', KEYS[1], 'absent_at', int(now))
  end
  return {absences >= tonumber(ARGV[7]) and 'NEVER_ADMITTED' or 'ASK_AGAIN'}
end
redis.call('HDEL', KEYS[1], 'absences', 'absent_at')
-- Kept though the venue answers in between: only a proof or its order ends the ten minutes.
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
