#!lua
-- Sets or takes away the limit of openings that stands above those of the instances.
-- KEYS  1 limit override  2 audit  3 operators' acts
-- ARGV  1 name  2 reason, and to set it: 3 openings  4 how long it lasts in ms
-- Reply {the override that stood there or '', when the new one ends in ms or ''}
-- Atomic; repeatable; O(1). Taking away what is not there writes nothing.
local micros = now_micros()
local before = redis.call('GET', KEYS[1])
local sets = ARGV[3] ~= nil
if not sets and not before then return {'', ''} end
require_append(KEYS[2])
require_append(KEYS[3])
local ends = ''
if sets then
  redis.call('SET', KEYS[1], ARGV[3], 'PX', ARGV[4])
  ends = int(math.floor(micros / 1000) + ARGV[4])
else
  redis.call('DEL', KEYS[1])
end
act(KEYS[2], KEYS[3], sets and 'limit' or 'limit_cleared', 'limit', ARGV[3] or '', 'until', ends,
  'by', ARGV[1], 'reason', ARGV[2], 'timestamp', iso(micros))
local was = limit_of(before)
return {was and int(was) or '', ends}
