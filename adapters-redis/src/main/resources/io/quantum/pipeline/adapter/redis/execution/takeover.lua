#!lua
-- Takes over an order whose owner is past lease and fence, to look it up, never to send it.
-- KEYS  1 order record  2 in flight  3 opening window  4 close window  5 audit  6 anchor
--       7 operators' acts  8 claimed  9 trading state  10 safe mode
-- ARGV  1 client order id  2 token  3 fence ms  4 lease of a takeover in ms  5 history that the
--       caller has opened  6 steps known to it
--       for an operator, who may take an unresolved order whatever its lease: 7 name  8 reason
-- Reply {'DENIED'} | {'CHANGED'} | {'GONE'}, the record is not there | {'GRANTED', steps, epoch, claimed at ms, lease until ms,
--        entry id, body hash, symbol, action, notional, leverage, entry price, intent id}
-- Atomic; the same token gets the same answer, and its lease begins anew; O(log n).
-- What is listed as in flight and has neither record nor claim was never granted, since both are
-- written in the same step: it leaves the list. A claim without its record is loss of data; once
-- trading is halted for it, its entry is given back to be decided.
-- A lease that ends further off than a lease can was written before the clock was set back: it gets
-- its whole term again from now on, so that it never becomes shorter.
local MOST_TERM = 60000 -- a lease is never longer, nor the time between two late lookups
local function term_of(state, epoch, ends, begun)
  if state ~= 'UNRESOLVED' and epoch ~= '1' then return tonumber(ARGV[4]) end
  local term = state ~= 'UNRESOLVED' and ends and begun and ends - begun or MOST_TERM
  return term > 0 and term <= MOST_TERM and term or MOST_TERM
end
if not is_known(KEYS[6], ARGV[5], ARGV[6]) then return {'CHANGED'} end
local micros = now_micros()
local now = math.floor(micros / 1000)
local r = redis.call('HMGET', KEYS[1], 'state', 'epoch', 'token', 'lease_until', 'claimed_at',
  'entry_id', 'body_hash', 'symbol', 'action', 'notional', 'leverage', 'entry_price', 'intent_id')
if not r[1] then
  local entry
  local claims = redis.call('HGETALL', KEYS[8])
  for i = 1, #claims, 2 do
    if claims[i + 1] == ARGV[1] then entry = claims[i] end
  end
  local state = trading_state(KEYS[9], KEYS[10], now)
  if entry and state ~= 'HALTED' and state ~= 'SAFE_MODE' then return {'GONE'} end
  if entry then redis.call('HDEL', KEYS[8], entry) end
  redis.call('ZREM', KEYS[2], ARGV[1])
  redis.call('ZREM', KEYS[3], ARGV[1])
  redis.call('ZREM', KEYS[4], ARGV[1])
  return {'DENIED'}
end
if r[1] ~= 'UNRESOLVED' and (r[1] ~= 'SUBMITTING' or ARGV[7]) then return {'DENIED'} end
local epoch, lease_until = r[2], digits(r[4])
local steps = redis.call('HGET', KEYS[6], 'steps') or '0'
if r[3] ~= ARGV[2] then
  if not lease_until or lease_until > now + MOST_TERM then
    lease_until = now + term_of(r[1], epoch, lease_until, digits(r[5]))
    redis.call('HSET', KEYS[1], 'lease_until', int(lease_until))
    redis.call('ZADD', KEYS[2], int(lease_until), ARGV[1])
  end
  local over = r[2] == '1' and lease_until + ARGV[3] or lease_until
  if now <= over and not ARGV[7] then return {'DENIED'} end
  local window = r[9] == 'CLOSE' and KEYS[4] or KEYS[3]
  local slot = redis.call('ZSCORE', window, ARGV[1])
  if ARGV[7] then
    require_append(KEYS[5])
    require_append(KEYS[7])
  end
  steps = count_step(KEYS[6])
  if ARGV[7] then
    act(KEYS[5], KEYS[7], 'resolve', 'client_order_id', ARGV[1], 'by', ARGV[7], 'reason', ARGV[8],
      'timestamp', iso(micros))
  end
  epoch = int((digits(r[2]) or 1) + 1)
  -- Nothing can be admitted under the first claim any more: its slot begins to run out now.
  if slot == 'inf' then redis.call('ZADD', window, int(now + 1), ARGV[1]) end
end
lease_until = now + ARGV[4]
redis.call('ZADD', KEYS[2], int(lease_until), ARGV[1])
redis.call('HSET', KEYS[1], 'epoch', epoch, 'token', ARGV[2], 'lease_until', int(lease_until))
local claimed_at = digits(r[5]) and r[5] or int(now)
return {'GRANTED', steps, epoch, claimed_at, int(lease_until), unpack(r, 6, 13)}
