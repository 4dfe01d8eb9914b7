#!lua
-- The paper venue's one step: books an order or turns it away.
-- KEYS  1 paper order  2 positions  3 list of orders  4 last prices
-- ARGV  1 TRADE or FLATTEN  2 client order id  3 symbol  4 intent entry id  5 lease until ms
--       6 TRADE: side, FLATTEN: ''  7 TRADE: units of 1e-8, FLATTEN: ''
--       8 price if it buys  9 price if it sells  10 largest position in units  11 life in ms
-- Reply {'BOOKED', side, units, price} | {'TURNED', refusal}
-- Atomic; not repeatable by intent: the id tells; O(1). No arithmetic on money in Lua: positions
-- are integers changed by HINCRBY and compared as text.
if redis.call('EXISTS', KEYS[1]) == 1 then return {'TURNED', 'ID_USED'} end
local micros = now_micros()
if math.floor(micros / 1000) > tonumber(ARGV[5]) then return {'TURNED', 'TOO_LATE'} end
redis.call('XLEN', KEYS[3])
redis.call('HLEN', KEYS[4])

local function exceeds(position, most)
  local digits = string.gsub(position, '^-', '')
  return #digits > #most or (#digits == #most and digits > most)
end
local function negative(units)
  if string.sub(units, 1, 1) == '-' then return string.sub(units, 2) end
  return '-' .. units
end
-- Units of 1e-8 as a decimal: a matter of digits, not of numbers.
local function decimal(units)
  local padded = string.rep('0', 9 - #units) .. units
  return string.sub(padded, 1, -9) .. '.' .. string.sub(padded, -8)
end

local symbol, side, units = ARGV[3], ARGV[6], ARGV[7]
if ARGV[1] == 'FLATTEN' then
  local held = redis.call('HGET', KEYS[2], symbol)
  if not held or held == '0' then return {'TURNED', 'NO_POSITION'} end
  side = string.sub(held, 1, 1) == '-' and 'BUY' or 'SELL'
  units = string.gsub(held, '^-', '')
end
local change = side == 'BUY' and units or negative(units)
redis.call('HINCRBY', KEYS[2], symbol, change)
local position = redis.call('HGET', KEYS[2], symbol)
if exceeds(position, ARGV[10]) then
  redis.call('HINCRBY', KEYS[2], symbol, negative(change))
  return {'TURNED', 'TOO_LARGE'}
end
if position == '0' then redis.call('HDEL', KEYS[2], symbol) end
local price = side == 'BUY' and ARGV[8] or ARGV[9]
local id = redis.call('XADD', KEYS[3], '*', 'client_order_id', ARGV[2], 'symbol', symbol, 'side',
  side, 'quantity', decimal(units), 'price', price, 'reduce_only',
  ARGV[1] == 'FLATTEN' and 'true' or 'false', 'intent_stream_id', ARGV[4])
redis.call('HSET', KEYS[1], 'symbol', symbol, 'side', side, 'units', units, 'price', price,
  'entry_id', id)
redis.call('PEXPIRE', KEYS[1], ARGV[11])
redis.call('HSET', KEYS[4], symbol, price)
return {'BOOKED', side, units, price}
