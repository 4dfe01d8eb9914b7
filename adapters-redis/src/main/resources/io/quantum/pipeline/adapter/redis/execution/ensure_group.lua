#!lua
-- Makes sure that the group and its conservation anchor exist.
-- KEYS  1 intent stream  2 ledger  3 anchor  4 trading state  5 attempts
--       6 audit  7 operators' acts
-- ARGV  1 group  2 where to start on the very first start  3 sum of the ledger that the caller has
--       seen  4 '1' if it has seen an anchor  5 history that it has opened, or ''  6 steps known
--       to it
-- Reply {'FOUND' | 'CREATED' | 'ADOPTED' | 'HEALED' | 'DATA_LOST', history, steps, ms until which
--        no order is granted}
-- Atomic; repeatable; O(groups), and on adoption of a group that lost count O(10,000).
--
-- A server that was started anew may have been given older data. Whoever opens it first notes how
-- far those reach, before any step is added; every instance then compares what it was given with
-- that mark. Orders wait until all that are alive have looked: they do so every 2 s.
local stream, ledger, anchor = KEYS[1], KEYS[2], KEYS[3]
local group, start = ARGV[1], ARGV[2]
local settled = ledger_sum(ledger)
local anchored = redis.call('EXISTS', anchor) == 1
local info = group_info(stream, group)
local history, micros = replid(), now_micros()
local opened = redis.call('HMGET', anchor, 'replid', 'base', 'steps', 'orders_from')
local steps, again = digits(opened[3]) or 0, opened[1] ~= history
local base = again and steps or digits(opened[2]) or 0
local orders_from = digits(opened[4]) or 0

-- Less is there than was there before: what has been ordered can no longer be told from what has
-- not, so nothing leaves until an operator resumes. What cannot be read as a state counts as HALTED.
local lost = settled < tonumber(ARGV[3]) or (ARGV[4] == '1' and not anchored)
  or (ARGV[5] ~= '' and (ARGV[5] == history and steps or base) < tonumber(ARGV[6]))
if lost then
  local kind = redis.call('TYPE', KEYS[4]).ok
  if kind == 'none' or kind == 'hash' then
    local was = redis.call('HMGET', KEYS[4], 'state', 'by', 'reason', 'until')
    local at = iso(micros)
    redis.call('HSET', KEYS[4], 'state', 'HALTED', 'by', 'execution', 'reason', 'DATA_LOSS', 'at', at)
    redis.call('HDEL', KEYS[4], 'until')
    -- Another instance that has seen more may have halted already: one halt is one act.
    if was[1] ~= 'HALTED' or was[2] ~= 'execution' or was[3] ~= 'DATA_LOSS' or was[4] then
      act(KEYS[6], KEYS[7], 'trading_state', 'state', 'HALTED', 'until', '', 'by', 'execution',
        'reason', 'DATA_LOSS', 'timestamp', at)
    end
  end
end
local function answer(opening)
  if again then
    if anchored then orders_from = math.floor(micros / 1000) + COMPARED_AFTER end
    redis.call('HSET', anchor, 'replid', history, 'base', int(base), 'orders_from',
      int(orders_from))
  end
  if opened[3] and not digits(opened[3]) then redis.call('HSET', anchor, 'steps', int(steps)) end
  return {lost and 'DATA_LOST' or opening, history, redis.call('HGET', anchor, 'steps') or '0',
    int(orders_from)}
end

-- What operators have accepted is part of an offset; this one begins without.
local function set_anchor(entries_read, pending)
  redis.call('HDEL', anchor, 'accepted')
  redis.call('HSET', anchor, 'offset', int(entries_read - pending - settled))
end

-- The server has lost count of what this group has read: count what it has not.
local function recount(cursor)
  local s = stream_info(stream)
  local added, length = s['entries-added'], s['length']
  if not added then return nil end
  if not before(cursor, s['last-generated-id']) then return added end
  if before(cursor, s['recorded-first-entry-id']) then return added - length end
  local ahead, whole = each_light('XRANGE', stream, '(' .. cursor, '+', 10001, 200000)
  if not whole then return nil end
  return added - ahead
end

if info then
  if anchored and redis.call('HEXISTS', anchor, 'offset') == 1 then
    if again then restore_count(stream, group, anchor, info) end
    return answer('FOUND')
  end
  local entries_read = info['entries-read']
  if not entries_read then
    entries_read = recount(info['last-delivered-id'])
    if entries_read then
      redis.call('XGROUP', 'SETID', stream, group, info['last-delivered-id'], 'ENTRIESREAD',
        int(entries_read))
    end
  end
  -- Without a count there is no offset, and conservation stays unknown until there is one.
  if entries_read then set_anchor(entries_read, info['pending']) end
  redis.call('HSET', anchor, 'low', info['last-delivered-id'])
  redis.call('HSETNX', anchor, 'created', '1')
  return answer(anchored and 'FOUND' or 'ADOPTED')
end

local added, length, last, first = 0, 0, '0-0', '0-0'
if redis.call('EXISTS', stream) == 1 then
  local s = stream_info(stream)
  added, length, last = s['entries-added'], s['length'], s['last-generated-id']
  first = s['recorded-first-entry-id']
end
local since_first = added and added - length

-- Where Redis cannot say how many entries there were, conservation stays unknown.
local function create(id, entries_read)
  local mark = id == '$' and last or (string.find(id, '-') and id or id .. '-0')
  if entries_read then
    redis.call('XGROUP', 'CREATE', stream, group, id, 'MKSTREAM', 'ENTRIESREAD', int(entries_read))
    set_anchor(entries_read, 0)
    redis.call('HSET', anchor, 'low', mark, 'low_read', int(entries_read))
  else
    redis.call('XGROUP', 'CREATE', stream, group, id, 'MKSTREAM')
    redis.call('HDEL', anchor, 'accepted', 'offset', 'low_read')
    redis.call('HSET', anchor, 'low', mark)
  end
  add_to(anchor, 'created', 1)
  redis.call('DEL', KEYS[5])
end

if not anchored then
  create(start, start == '$' and added or since_first)
  return answer('CREATED')
end

local mark = redis.call('HMGET', anchor, 'low', 'low_read')
local low, low_read = mark[1], digits(mark[2], 20)
local usable = low_read and since_first and is_entry_id(low) and not before(last, low)
  and low_read >= since_first
if usable then create(low, low_read) else create('0', since_first) end
return answer('HEALED')
