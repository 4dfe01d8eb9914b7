#!lua
-- Grants the right to send orders, once each, within the window.
-- KEYS  1 intent stream  2 claimed  3 in flight  4 opening window  5 close window
--       6 trading state  7 safe mode  8 limit override  9 reader  10 limits  11 attempts
--       12 anchor
--       then for each candidate: its order record, the symbol's spacing, the symbol's busy mark
-- ARGV  1 group  2 epoch  3 reader token  4 opening limit  5 opening occupancy ms
--       6 close limit  7 close occupancy ms  8 symbol spacing ms (0 off)  9 lease ms
--       10 prefix of presence keys  11 history that the caller has opened  12 steps known to it
--       then for each candidate: entry id, client order id, body hash, token, symbol, action,
--       notional, leverage, entry price, intent id ('' where absent)
-- Reply {'FENCED'} | {'CHANGED'} | {'DECIDED', steps, for each candidate one of
--         {'CLAIMED', epoch, claimed at ms, lease until ms} | {'CLOSED', reason, until ms or ''} |
--         {'WAITING', cause, retry at ms} | {'ELSEWHERE'}}
-- Atomic: everything is decided before the first write. The same token gets the same answer, and
-- its writes are done once more: should a right have been missing, they were not all done.
-- O(candidates x log n).
local FIXED_KEYS, FIXED_ARGS, PER_KEYS, PER_ARGS = 12, 12, 3, 10
local stream, claimed, inflight = KEYS[1], KEYS[2], KEYS[3]
local group, anchor = ARGV[1], KEYS[12]
if not is_known(anchor, ARGV[11], ARGV[12]) then return {'CHANGED'} end
if not holds_lease(KEYS[9], ARGV[2], ARGV[3]) then return {'FENCED'} end
local now = math.floor(now_micros() / 1000)
local state = trading_state(KEYS[6], KEYS[7], now)
local spacing, lease_until = tonumber(ARGV[8]), now + ARGV[9]
local held_until = digits(redis.call('HGET', anchor, 'orders_from'))
redis.call('ZCARD', inflight)

local function window(key, limit, occupancy)
  return {
    key = key, limit = limit, occupancy = occupancy, granted = 0,
    counted = redis.call('ZCOUNT', key, '(' .. int(now - occupancy), '+inf')
  }
end
redis.call('HLEN', KEYS[11])
local limit = limit_in_force(KEYS[8], KEYS[10], ARGV[10], tonumber(ARGV[4]))
local openings = window(KEYS[4], limit, tonumber(ARGV[5]))
local closes = window(KEYS[5], tonumber(ARGV[6]), tonumber(ARGV[7]))

-- When a slot is free again; the twin of the domain's SlidingWindow.
local function frees_at(w)
  local decisive = w.counted + w.granted - w.limit
  if decisive < w.counted then
    local found = redis.call('ZRANGEBYSCORE', w.key, '(' .. int(now - w.occupancy), '+inf',
      'WITHSCORES', 'LIMIT', int(decisive), '1')
    local score = found[2] and tonumber(found[2])
    if score and score ~= math.huge then return score + w.occupancy end
  end
  return now + w.occupancy
end

local taken_ids, taken_symbols = {}, {}

local function decide(c)
  if #redis.call('XPENDING', stream, group, c.entry, c.entry, 1) == 0 then return {'ELSEWHERE'} end
  local record = redis.call('HMGET', c.order_key, 'state', 'token', 'body_hash', 'entry_id',
    'epoch', 'claimed_at', 'lease_until', 'passes')
  if redis.call('HEXISTS', claimed, c.entry) == 1 then
    if record[2] == c.token then
      c.granted, c.claimed_at, c.lease_until = record[5] == '1', record[6], record[7]
      c.passes = record[8]
      local holder = redis.call('GET', c.busy_key)
      c.marks = not holder or holder == c.passes
      return {'CLAIMED', record[5], record[6], record[7]}
    end
    return {'ELSEWHERE'}
  end
  if c.opening and state ~= 'ACTIVE' then return {'CLOSED', state, ''} end
  if state == 'HALTED' or state == 'SAFE_MODE' then
    return {'WAITING', 'HALTED', int(now + 1000)}
  end
  if runs(held_until, now, COMPARED_AFTER) then return {'WAITING', 'REOPENED', int(held_until)} end
  if record[1] then
    if record[4] == c.entry then return {'CLOSED', 'REDELIVERED', ''} end
    return {'CLOSED', record[3] == c.body_hash and 'SAME' or 'CONFLICT', ''}
  end
  if taken_ids[c.id] then
    return {'CLOSED', taken_ids[c.id] == c.body_hash and 'SAME' or 'CONFLICT', ''}
  end
  if taken_symbols[c.symbol] then return {'WAITING', 'SYMBOL_BUSY', int(lease_until)} end
  local holder = redis.call('GET', c.busy_key)
  local order = holder
    and redis.call('HMGET', c.order_prefix .. holder, 'state', 'epoch', 'lease_until')
  -- A mark whose order has no record any more would hold the symbol for ever.
  if order and not order[1] then holder = nil end
  if holder then
    if c.opening then
      if order[2] == '1' and runs(digits(order[3]), now, tonumber(ARGV[9])) then
        return {'WAITING', 'SYMBOL_BUSY', order[3]}
      end
      return {'CLOSED', 'SYMBOL_BUSY', ''}
    elseif order[1] ~= 'UNRESOLVED' then
      return {'WAITING', 'SYMBOL_BUSY', int(now + 1000)}
    end
  end
  -- A CLOSE that passes an unresolved order has the mark until it has ended, see finalise.lua: no
  -- other order of the symbol may be under way with it.
  c.passes, c.marks = holder, true
  if c.opening and spacing > 0 and redis.call('EXISTS', c.spacing_key) == 1 then
    c.spaced = true
    return {'CLOSED', 'SYMBOL_SPACING', ''}
  end
  local w = c.opening and openings or closes
  if w.counted + w.granted >= w.limit then
    if c.opening then return {'CLOSED', 'GLOBAL_WINDOW', int(frees_at(w))} end
    return {'WAITING', 'CLOSE_GUARD', int(frees_at(w))}
  end
  w.granted = w.granted + 1
  taken_ids[c.id], taken_symbols[c.symbol] = c.body_hash, true
  c.granted, c.claimed_at, c.lease_until = true, int(now), int(lease_until)
  return {'CLAIMED', '1', c.claimed_at, c.lease_until}
end

local answers, candidates, granted = {'DECIDED', ''}, {}, false
for i = 0, (#ARGV - FIXED_ARGS) / PER_ARGS - 1 do
  local k, a = FIXED_KEYS + i * PER_KEYS, FIXED_ARGS + i * PER_ARGS
  local c = {
    order_key = KEYS[k + 1], spacing_key = KEYS[k + 2], busy_key = KEYS[k + 3],
    entry = ARGV[a + 1], id = ARGV[a + 2], body_hash = ARGV[a + 3], token = ARGV[a + 4],
    symbol = ARGV[a + 5], action = ARGV[a + 6], notional = ARGV[a + 7], leverage = ARGV[a + 8],
    entry_price = ARGV[a + 9], intent_id = ARGV[a + 10]
  }
  c.opening = c.action ~= 'CLOSE'
  c.order_prefix = string.sub(c.order_key, 1, #c.order_key - #c.id)
  answers[#answers + 1] = decide(c)
  candidates[#candidates + 1] = c
  granted = granted or c.granted
end
answers[2] = granted and count_step(anchor) or redis.call('HGET', anchor, 'steps') or '0'

for _, w in ipairs({openings, closes}) do
  if w.granted > 0 then
    redis.call('ZREMRANGEBYSCORE', w.key, '-inf', int(now - w.occupancy))
  end
end
-- The work list of recovery and the slot first: an order that is written down is in both.
for _, c in ipairs(candidates) do
  -- The clock was set back, or the key has no end: from now on the spacing takes its time.
  local left = c.spaced and redis.call('PTTL', c.spacing_key)
  if left and (left < 0 or left > spacing) then
    redis.call('PEXPIRE', c.spacing_key, int(spacing))
  end
  if c.granted then
    redis.call('ZADD', inflight, c.lease_until, c.id)
    redis.call('ZADD', c.opening and KEYS[4] or KEYS[5], '+inf', c.id)
    redis.call('HSET', c.order_key, 'state', 'SUBMITTING', 'epoch', '1', 'token', c.token,
      'lease_until', c.lease_until, 'claimed_at', c.claimed_at, 'entry_id', c.entry, 'body_hash',
      c.body_hash, 'symbol', c.symbol, 'action', c.action, 'notional', c.notional, 'leverage',
      c.leverage, 'entry_price', c.entry_price, 'intent_id', c.intent_id)
    if c.passes then redis.call('HSET', c.order_key, 'passes', c.passes) end
    redis.call('HSET', claimed, c.entry, c.id)
    redis.call('HDEL', KEYS[11], c.entry)
    if c.marks then redis.call('SET', c.busy_key, c.id) end
    if c.opening and spacing > 0 then
      redis.call('SET', c.spacing_key, c.id, 'PX', int(spacing))
    end
  end
end
return answers
