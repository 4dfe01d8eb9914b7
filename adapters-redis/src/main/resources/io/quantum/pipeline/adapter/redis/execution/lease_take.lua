#!lua
-- Takes the reader's lease if it is free or its holder's time is over. A term that ends further off
-- than a term can is over, see runs() in prelude.lua; so is one that cannot be read.
-- KEYS  1 reader
-- ARGV  1 owner  2 token  3 term in ms  4 the epoch whose term runs by the caller's own clock, or ''
-- Reply {'GRANTED', epoch, predecessor or ''} | {'OCCUPIED', owner, ms left, end of the term, epoch}
-- Atomic; the same token again gets the same term; O(1).
local now = math.floor(now_micros() / 1000)
local lease = redis.call('HMGET', KEYS[1], 'owner', 'token', 'epoch', 'until')
local ends = digits(lease[4])
local held = lease[1] and runs(ends, now, tonumber(ARGV[3]))
-- When the clock has stepped, the term that the caller was told of is not over for that.
if lease[2] ~= ARGV[2] and (held or ends and ends > 0 and lease[1] and lease[3] == ARGV[4]) then
  return {'OCCUPIED', lease[1], int(math.max(ends - now, 0)), lease[4], lease[3] or '0'}
end
-- An epoch that cannot be read may have been any: the clock is beyond it.
local epoch = lease[3] and (digits(lease[3]) or now) or 0
local previous = redis.call('HGET', KEYS[1], 'previous') or ''
if lease[2] ~= ARGV[2] or not held then
  epoch = epoch + 1
  previous = lease[1] or ''
end
redis.call('HSET', KEYS[1], 'owner', ARGV[1], 'token', ARGV[2], 'epoch', int(epoch), 'until',
  int(now + ARGV[3]), 'previous', previous)
return {'GRANTED', int(epoch), previous}
