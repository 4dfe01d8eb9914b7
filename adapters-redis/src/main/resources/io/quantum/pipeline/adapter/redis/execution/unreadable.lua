#!lua flags=no-writes
-- Values under our keys that cannot be read: the safe side counts instead, and these are named.
-- KEYS  1 trading state  2 limit override  3 limits  4 reader  5 ledger  6 anchor
-- Reply for each {kind, number of its key, field or '', value}
-- Read-only; O(fields). With HGETALL and GET alone, which the rights of a reading user include. A
-- key of another type is named by the step that needs it.
local MOST_SHOWN, MOST_LENGTH = 20, 64
local found = {}
local function unreadable(kind, key, field, value)
  if #found < MOST_SHOWN then
    found[#found + 1] = {kind, key, field, string.sub(value, 1, MOST_LENGTH)}
  end
end
local function fields(key)
  local all = redis.pcall('HGETALL', KEYS[key])
  return all.err and {} or all
end
local function check(kind, key, readable, only)
  local all = fields(key)
  for i = 1, #all, 2 do
    if (not only or only[all[i]]) and not readable(all[i + 1]) then
      unreadable(kind, key, all[i], all[i + 1])
    end
  end
end
local STATES = {ACTIVE = true, REDUCING = true, HALTED = true}
local function is_state(text) return STATES[text] end

check('STATE', 1, is_state, {state = true})
check('UNTIL', 1, ends_at, {['until'] = true})
local override = redis.pcall('GET', KEYS[2])
if type(override) == 'string' and not limit_of(override) then
  unreadable('LIMIT', 2, '', override)
end
check('INSTANCE_LIMIT', 3, limit_of)
check('TERM', 4, digits, {epoch = true, ['until'] = true})
check('COUNT', 5, digits)
check('OFFSET', 6, signed, {offset = true, accepted = true})
check('COUNT', 6, digits, {steps = true})
return found
