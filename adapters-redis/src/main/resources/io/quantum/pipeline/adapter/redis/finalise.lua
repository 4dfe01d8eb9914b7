#!lua
-- Ends an order: record, result, acknowledgement, ledger and window slot together.
-- KEYS  1 order record  2 intent stream  3 result stream  4 claimed  5 in flight  6 window
--       7 the symbol's busy mark  8 ledger  9 anchor  10 legacy result stream (if there is one)
-- ARGV  1 group  2 client order id  3 epoch  4 token  5 outcome  6 '1' admitted, '0' never admitted
--       7 record's life after its end in ms  8... result entry as field, value, ...
-- Reply {'RECORDED', outcome} | {'FENCED'}
-- Atomic; repeatable: an order that has ended answers with its outcome; O(log n).
local record = redis.call('HMGET', KEYS[1], 'state', 'epoch', 'token', 'entry_id', 'outcome')
if record[1] == 'DONE' then
  if record[2] == ARGV[3] and record[3] == ARGV[4] then return {'RECORDED', record[5]} end
  return {'FENCED'}
end
if record[2] ~= ARGV[3] or record[3] ~= ARGV[4] then return {'FENCED'} end

-- Everything that can fail does so before the first write.
redis.call('XLEN', KEYS[2])
redis.call('XLEN', KEYS[3])
if KEYS[10] then redis.call('XLEN', KEYS[10]) end
redis.call('HLEN', KEYS[4])
redis.call('ZCARD', KEYS[5])
redis.call('ZCARD', KEYS[6])
local busy = redis.call('GET', KEYS[7])
redis.call('HLEN', KEYS[8])
redis.call('HLEN', KEYS[9])

local micros = now_micros()
local entry = {}
for i = 8, #ARGV do entry[#entry + 1] = ARGV[i] end
local result = redis.call('XADD', KEYS[3], '*', unpack(entry))
if KEYS[10] then redis.call('XADD', KEYS[10], '*', unpack(entry)) end
local acked = redis.call('XACK', KEYS[2], ARGV[1], record[4])
if acked > 0 then redis.call('HINCRBY', KEYS[8], ARGV[5], acked) end
if ARGV[6] == '1' then
  redis.call('ZADD', KEYS[6], int(math.ceil(micros / 1000)), ARGV[2])
else
  redis.call('ZREM', KEYS[6], ARGV[2])
end
redis.call('HDEL', KEYS[4], record[4])
redis.call('ZREM', KEYS[5], ARGV[2])
if busy == ARGV[2] then redis.call('DEL', KEYS[7]) end
redis.call('HSET', KEYS[1], 'state', 'DONE', 'outcome', ARGV[5], 'result_id', result)
redis.call('PEXPIRE', KEYS[1], ARGV[7])
mark_low(KEYS[2], ARGV[1], KEYS[9])
return {'RECORDED', ARGV[5]}
