#!lua
-- Moves the conservation offset by a difference that an operator can explain.
-- KEYS  1 intent stream  2 ledger  3 anchor  4 audit  5 operators' acts
-- ARGV  1 group  2 the difference that the operator was shown  3 name  4 reason
-- Reply {'ACCEPTED', sum of all that were accepted} | {'CHANGED', the difference at present or ''}
-- Atomic; a repeated call finds another difference and changes nothing; O(groups).
local info = group_info(KEYS[1], ARGV[1])
local anchor = redis.call('HMGET', KEYS[3], 'offset', 'accepted')
local offset, read = signed(anchor[1]), info and info['entries-read']
if not offset or not read then return {'CHANGED', ''} end
local difference = read - info['pending'] - offset - ledger_sum(KEYS[2])
if int(difference) ~= ARGV[2] or difference == 0 then return {'CHANGED', int(difference)} end
require_append(KEYS[4])
require_append(KEYS[5])
count_step(KEYS[3])
local total = (signed(anchor[2]) or 0) + difference
redis.call('HSET', KEYS[3], 'offset', int(offset + difference), 'accepted', int(total))
act(KEYS[4], KEYS[5], 'accept', 'difference', int(difference), 'by', ARGV[3], 'reason', ARGV[4],
  'timestamp', iso(now_micros()))
return {'ACCEPTED', int(total)}
