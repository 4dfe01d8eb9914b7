#!lua
-- Ends an order: record, result, acknowledgement, ledger and window slot together.
-- KEYS  1 order record  2 intent stream  3 result stream  4 claimed  5 in flight  6 window
--       7 the symbol's busy mark  8 ledger  9 anchor  10 legacy result stream (if there is one)
-- ARGV  1 group  2 client order id  3 epoch  4 token  5 outcome  6 '1' admitted, '0' never admitted
--       7 record's life after its end in ms  8 history that the caller has opened  9 steps known
--       to it  10... result entry as field, value, ...
-- Reply {'RECORDED', steps, outcome} | {'FENCED'} | {'GONE'}, the record is not there | {'CHANGED'}
-- Atomic; repeatable: an order that has ended answers with its outcome, and one whose end was cut
-- short by a missing right goes on behind the result that it has; O(log n).
if not is_known(KEYS[9], ARGV[8], ARGV[9]) then return {'CHANGED'} end
local record = redis.call('HMGET', KEYS[1], 'state', 'epoch', 'token', 'entry_id', 'outcome',
  'result_id', 'legacy_id', 'passes')
if not record[1] then return {'GONE'} end
if record[2] ~= ARGV[3] or record[3] ~= ARGV[4] then return {'FENCED'} end
if record[1] == 'DONE' then
  return {'RECORDED', redis.call('HGET', KEYS[9], 'steps') or '0', record[5]}
end

-- Everything that can fail does so before the first write.
redis.call('XLEN', KEYS[2])
redis.call('HLEN', KEYS[4])
redis.call('ZCARD', KEYS[5])
redis.call('ZCARD', KEYS[6])
local busy = redis.call('GET', KEYS[7])
-- The nearest order without a known end that this one was allowed to pass, or nil: one that was
-- passed may have passed another, and have ended since.
local order_prefix = string.sub(KEYS[1], 1, #KEYS[1] - #ARGV[2])
local passed, holder = record[8], nil
for _ = 1, 1000 do
  if not passed then break end
  local order = redis.call('HMGET', order_prefix .. passed, 'state', 'passes')
  if order[1] and order[1] ~= 'DONE' then
    holder = passed
    break
  end
  passed = order[2]
end
redis.call('HLEN', KEYS[8])
require_append(KEYS[3])
if KEYS[10] then require_append(KEYS[10]) end

local steps, micros = count_step(KEYS[9]), now_micros()
local entry = {}
for i = 10, #ARGV do entry[#entry + 1] = ARGV[i] end
-- The outcome comes first: with it the right to write the record is known. Each id is stored right
-- behind its entry, so that a repetition does not append another.
local outcome = record[6] and record[5] or ARGV[5]
redis.call('HSET', KEYS[1], 'outcome', outcome)
if not record[6] then
  redis.call('HSET', KEYS[1], 'result_id', redis.call('XADD', KEYS[3], '*', unpack(entry)))
end
if KEYS[10] and not record[7] then
  redis.call('HSET', KEYS[1], 'legacy_id', redis.call('XADD', KEYS[10], '*', unpack(entry)))
end
if ARGV[6] == '1' then
  redis.call('ZADD', KEYS[6], int(math.ceil(micros / 1000)), ARGV[2])
else
  redis.call('ZREM', KEYS[6], ARGV[2])
end
redis.call('PEXPIRE', KEYS[1], ARGV[7])
local acked = redis.call('XACK', KEYS[2], ARGV[1], record[4])
if acked > 0 then add_to(KEYS[8], outcome, acked) end
redis.call('HDEL', KEYS[4], record[4])
redis.call('ZREM', KEYS[5], ARGV[2])
if busy == ARGV[2] and holder then
  redis.call('SET', KEYS[7], holder)
elseif busy == ARGV[2] then
  redis.call('DEL', KEYS[7])
end
redis.call('HSET', KEYS[1], 'state', 'DONE')
mark_low(KEYS[2], ARGV[1], KEYS[9])
return {'RECORDED', steps, outcome}
