#!lua
-- Switches diagnostics of the running services on or off.
-- KEYS  1 diagnostics  2 audit  3 operators' acts
-- ARGV  1 name  2 reason, and to switch them on: 3 how long they last in ms
-- Reply {when those before would have ended in ms or '', when the new ones end in ms or ''}
-- Atomic; repeatable; O(1). Switching off what is off writes nothing.
local micros = now_micros()
local now = math.floor(micros / 1000)
local left = redis.call('PTTL', KEYS[1])
local before = left >= 0 and int(now + left) or ''
local sets = ARGV[3] ~= nil
if not sets and left == -2 then return {'', ''} end
require_append(KEYS[2])
require_append(KEYS[3])
local ends = ''
if sets then
  redis.call('SET', KEYS[1], ARGV[1], 'PX', ARGV[3])
  ends = int(now + ARGV[3])
else
  redis.call('DEL', KEYS[1])
end
act(KEYS[2], KEYS[3], sets and 'diagnostics' or 'diagnostics_off', 'until', ends, 'by', ARGV[1],
  'reason', ARGV[2], 'timestamp', iso(micros))
return {before, ends}
