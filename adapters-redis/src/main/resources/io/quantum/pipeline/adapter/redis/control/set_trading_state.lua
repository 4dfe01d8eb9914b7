#!lua
-- Sets what may be traded, with an audit entry that says who did it and why.
-- KEYS  1 trading state  2 safe mode  3 audit  4 operators' acts
-- ARGV  1 state  2 name  3 reason  4 how long it lasts in ms, or empty
-- Reply {'SAFE_MODE', when that key lapses in ms or ''} |
--       {'SET', in effect before, in effect now, when it ends in ms or ''}
-- Replaces whatever stands under the key, of whatever type: it counted as HALTED.
-- Atomic; repeatable; O(1).
local micros = now_micros()
local now = math.floor(micros / 1000)
if ARGV[1] == 'ACTIVE' and redis.call('EXISTS', KEYS[2]) == 1 then
  local left = redis.call('PTTL', KEYS[2])
  return {'SAFE_MODE', left >= 0 and int(now + left) or ''}
end
require_append(KEYS[3])
require_append(KEYS[4])
local before = trading_state(KEYS[1], KEYS[2], now)
local ends = ARGV[4] ~= '' and int(now + ARGV[4]) or ''
redis.call('DEL', KEYS[1])
redis.call('HSET', KEYS[1], 'state', ARGV[1], 'by', ARGV[2], 'reason', ARGV[3], 'at', iso(micros))
if ends ~= '' then redis.call('HSET', KEYS[1], 'until', ends) end
act(KEYS[3], KEYS[4], 'trading_state', 'state', ARGV[1], 'until', ends, 'by', ARGV[2], 'reason',
  ARGV[3], 'timestamp', iso(micros))
return {'SET', before, trading_state(KEYS[1], KEYS[2], now), ends}
