#!lua
-- Ends entries that need no order: acknowledgement, audit or dead letter, and ledger together.
-- KEYS  1 intent stream  2 claimed  3 audit  4 dead letters  5 ledger  6 anchor  7 reader
--       8 attempts
-- ARGV  1 group  2 epoch  3 token  4 consumer  5 history that the caller has opened  6 steps known
--       to it  7 number of audit groups
--       then for each group: outcome, reason, n, n ids
--       then the number of dead letters
--       then for each: id, outcome, code, violations as JSON, source, attempts, and '' if its
--       fields go with it, else how many bytes are left where they are (0 if nobody knows)
-- Reply {'FENCED'} | {'CHANGED'} | {'DONE', steps, closed, ids left alone because their order is
--        under way}
-- Atomic; O(entries log n): an entry that is not known to be small is put aside by its id alone,
-- since reading it here would hold the server for as long as its producer likes. What could be
-- refused is tried before the first acknowledgement.
local stream, claimed, group = KEYS[1], KEYS[2], ARGV[1]
if not is_known(KEYS[6], ARGV[5], ARGV[6]) then return {'CHANGED'} end
if not holds_lease(KEYS[7], ARGV[2], ARGV[3]) then return {'FENCED'} end
redis.call('HLEN', KEYS[5])
local any_attempts = redis.call('HLEN', KEYS[8]) > 0
if any_attempts then redis.call('HDEL', KEYS[8], '') end
local any_claimed = redis.call('HLEN', claimed) > 0
local MAX_FIELD = 16384
local MOST_PARTS = 2000 -- names and values; Lua can pass only so many arguments at once

local at, left_alone = 7, {}
local function next_arg()
  at = at + 1
  return ARGV[at]
end
local function is_claimed(id)
  if any_claimed and redis.call('HEXISTS', claimed, id) == 1 then
    left_alone[#left_alone + 1] = id
    return true
  end
  return false
end
-- The next n ids, as list, first and last. As a rule nothing is claimed: then they are taken where
-- they are, without a loop over them.
local function next_ids(n)
  local from = at + 1
  at = at + n
  if not any_claimed then return ARGV, from, at end
  local ids = {}
  for i = from, at do
    if not is_claimed(ARGV[i]) then ids[#ids + 1] = ARGV[i] end
  end
  return ids, 1, #ids
end

local groups, letters = {}, {}
for _ = 1, tonumber(ARGV[7]) do
  local outcome, reason, n = next_arg(), next_arg(), tonumber(next_arg())
  local list, first, last = next_ids(n)
  groups[#groups + 1] = {
    outcome = outcome, reason = reason, list = list, first = first, last = last
  }
end
for _ = 1, tonumber(next_arg()) do
  local l = {
    id = next_arg(), outcome = next_arg(), code = next_arg(), violations = next_arg(),
    source = next_arg(), attempts = next_arg(), left = next_arg()
  }
  if not is_claimed(l.id) then letters[#letters + 1] = l end
end

if #groups > 0 then require_append(KEYS[3]) end
if #letters > 0 then require_append(KEYS[4]) end
local steps = count_step(KEYS[6])

local micros, closed = now_micros(), 0
local function count(outcome, n)
  closed = closed + n
  add_to(KEYS[5], outcome, n)
end
for _, g in ipairs(groups) do
  local n = ack(stream, group, g.list, g.first, g.last)
  if n > 0 then
    count(g.outcome, n)
    audit(KEYS[3], g.outcome, g.reason, n, g.list, g.first, g.last, ARGV[4], micros)
    if any_attempts then forget_attempts(KEYS[8], g.list, g.first, g.last) end
  end
end

-- The original fields, each bounded, and how many bytes the names and values had that are not
-- whole; what pretends to be ours is dropped.
local function original_fields(l)
  if l.left == '0' then return {} end
  if l.left ~= '' then return {'dlq_truncated', l.left} end
  local body = redis.call('XRANGE', stream, l.id, l.id)[1]
  local fields, truncated = {}, 0
  for i = 1, body and #body[2] or 0, 2 do
    if string.sub(body[2][i], 1, 4) ~= 'dlq_' then
      local fits = #fields < MOST_PARTS
      for _, part in ipairs({body[2][i], body[2][i + 1]}) do
        if not fits or #part > MAX_FIELD then truncated = truncated + #part end
        if fits then fields[#fields + 1] = string.sub(part, 1, MAX_FIELD) end
      end
    end
  end
  if truncated > 0 then
    fields[#fields + 1] = 'dlq_truncated'
    fields[#fields + 1] = int(truncated)
  end
  return fields
end
for _, l in ipairs(letters) do
  local fields = original_fields(l)
  if redis.call('XACK', stream, group, l.id) == 1 then
    local attempts = any_attempts and redis.call('HGET', KEYS[8], l.id) or l.attempts
    for _, part in ipairs({
      'dlq_code', l.code, 'dlq_violations', l.violations, 'dlq_entry_id', l.id, 'dlq_source',
      l.source, 'dlq_attempts', attempts, 'dlq_timestamp', iso(micros)
    }) do
      fields[#fields + 1] = part
    end
    count(l.outcome, 1)
    redis.call('XADD', KEYS[4], 'MAXLEN', '~', '100000', '*', unpack(fields))
    if any_attempts then forget_attempts(KEYS[8], {l.id}, 1, 1) end
  end
end
mark_low(stream, group, KEYS[6])
return {'DONE', steps, closed, left_alone}
