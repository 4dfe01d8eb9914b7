#!lua
-- Moves pending entries of others to the reader; settles as lost those whose body is gone.
-- KEYS  1 intent stream  2 claimed  3 audit  4 ledger  5 anchor  6 reader  7 attempts
-- ARGV  1 group  2 epoch  3 token  4 reader's consumer name  5 predecessor or ''  6 idle ms  7 max
--       8 history that the caller has opened  9 steps known to it
-- Reply {'FENCED'} | {'CHANGED'} | {'SWEPT', steps, moved, lost, pending under the reader's name
--        afterwards}
-- Atomic; repeatable; O(max log n), whatever the entries hold: XCLAIM moves those that exist and
-- drops the others, without reading either; what it did not move is lost. Only where an order is
-- under way it is looked first: that entry is small, and its order ends it, body or not.
local stream, claimed = KEYS[1], KEYS[2]
local group, me, max = ARGV[1], ARGV[4], tonumber(ARGV[7])
if not is_known(KEYS[5], ARGV[8], ARGV[9]) then return {'CHANGED'} end
if not holds_lease(KEYS[6], ARGV[2], ARGV[3]) then return {'FENCED'} end
redis.call('HLEN', KEYS[4])
redis.call('HLEN', KEYS[7])

local found, own = {}, 0
local summary = redis.call('XPENDING', stream, group)
for _, consumer in ipairs(summary[4] or {}) do
  local name = consumer[1]
  if name == me then
    own = tonumber(consumer[2])
  else
    local idle = name == ARGV[5] and '0' or ARGV[6]
    local page = redis.call('XPENDING', stream, group, 'IDLE', idle, '-', '+', max, name)
    for _, entry in ipairs(page) do found[#found + 1] = entry[1] end
  end
end
table.sort(found, before)

local move, lost = {}, {}
for i = 1, math.min(max, #found) do
  local id = found[i]
  if redis.call('HEXISTS', claimed, id) == 0 or #redis.call('XRANGE', stream, id, id) > 0 then
    move[#move + 1] = id
  end
end
-- Any of them may turn out to be gone.
if #move > 0 then
  require_append(KEYS[3])
  redis.call('HDEL', KEYS[7], '')
end
local steps = #move > 0 and count_step(KEYS[5]) or redis.call('HGET', KEYS[5], 'steps') or '0'
local moved = {}
for from = 1, #move, 1000 do
  local args = {}
  for i = from, math.min(from + 999, #move) do args[#args + 1] = move[i] end
  args[#args + 1] = 'JUSTID'
  for _, id in ipairs(redis.call('XCLAIM', stream, group, me, 0, unpack(args))) do
    moved[id] = true
  end
end
for _, id in ipairs(move) do
  if not moved[id] then lost[#lost + 1] = id end
end
if #lost > 0 then
  local count = #lost
  add_to(KEYS[4], 'lost_trimmed', count)
  audit(KEYS[3], 'lost_trimmed', 'BODY_GONE', count, lost, 1, #lost, me, now_micros())
  forget_attempts(KEYS[7], lost, 1, #lost)
  mark_low(stream, group, KEYS[5])
end
return {'SWEPT', steps, #move - #lost, #lost, own + #move - #lost}
