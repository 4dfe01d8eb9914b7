-- Shared by all scripts; LuaScript puts it behind the shebang line. No side effects of its own.

-- Redis 7.0 does not freeze TIME inside a script: read it once and hand it on.
local function now_micros()
  local t = redis.call('TIME')
  return t[1] * 1000000 + t[2]
end

-- Nothing can be appended behind an entry of this id.
local LARGEST_ID = '18446744073709551615-18446744073709551615'

-- Whole numbers below 2^53 as text, never in exponent form.
local function int(n)
  return string.format('%.0f', n)
end

-- A number that stands under a key, or nil: digits and nothing else, at most so many, 15 if not
-- said. tonumber() would read 1e9, 0x10, inf, nan and blanks as well.
local function digits(text, most)
  if not text or #text > (most or 15) or not string.match(text, '^%d+$') then return nil end
  return tonumber(text)
end

-- The same with a sign.
local function signed(text)
  local number = digits(string.match(text or '', '^%-?(%d+)$'))
  if not number then return nil end
  return string.sub(text, 1, 1) == '-' and -number or number
end

-- A limit of openings that stands under a key, or nil.
local MOST_OPENINGS = 1000000
local function limit_of(text)
  local limit = digits(text, 7)
  return limit and limit <= MOST_OPENINGS and limit or nil
end

-- True while a lease runs. One that ends further off than its term was written before the clock was
-- set back, or by somebody else: it is over.
local function runs(ends, now_ms, term)
  return ends ~= nil and ends > now_ms and ends <= now_ms + term
end

-- Adds to a count in a hash; one that cannot be read begins again.
local function add_to(hash, field, n)
  local before = redis.call('HGET', hash, field)
  if before and not digits(before) then redis.call('HDEL', hash, field) end
  redis.call('HINCRBY', hash, field, n)
end

-- ISO-8601 UTC with milliseconds. Days to date after Howard Hinnant's civil_from_days.
local function iso(micros)
  local ms = math.floor(micros / 1000)
  local day = math.floor(ms / 86400000)
  local rest = ms - day * 86400000
  local z = day + 719468
  local era = math.floor(z / 146097)
  local doe = z - era * 146097
  local yoe = math.floor((doe - math.floor(doe / 1460) + math.floor(doe / 36524)
    - math.floor(doe / 146096)) / 365)
  local doy = doe - (365 * yoe + math.floor(yoe / 4) - math.floor(yoe / 100))
  local mp = math.floor((5 * doy + 2) / 153)
  local d = doy - math.floor((153 * mp + 2) / 5) + 1
  local m = mp < 10 and mp + 3 or mp - 9
  local y = yoe + era * 400 + (m <= 2 and 1 or 0)
  local s = math.floor(rest / 1000)
  return string.format('%04d-%02d-%02dT%02d:%02d:%02d.%03dZ', y, m, d, math.floor(s / 3600),
    math.floor(s / 60) % 60, s % 60, rest % 1000)
end

-- A flat name/value reply as a table.
local function by_name(reply)
  local t = {}
  for i = 1, #reply, 2 do t[reply[i]] = reply[i + 1] end
  return t
end

-- The end of a trading state in ms, nil if it has none, false if it cannot be read. Thirteen
-- digits: one in seconds would have passed long ago.
local function ends_at(text)
  if not text then return nil end
  return #text == 13 and digits(text) or false
end

-- The trading state in effect: an end that has passed is ACTIVE, what cannot be read is HALTED.
-- HGETALL, because it is what the rights of a reading user include.
local function trading_state(state_key, safe_mode_key, now_ms)
  if redis.call('EXISTS', safe_mode_key) == 1 then return 'SAFE_MODE' end
  local record = redis.pcall('HGETALL', state_key)
  if record.err then return 'HALTED' end
  if #record == 0 then return 'ACTIVE' end
  local state = by_name(record)
  local ends = ends_at(state['until'])
  if ends == false then return 'HALTED' end
  if ends and ends <= now_ms then return 'ACTIVE' end
  if state['state'] == 'ACTIVE' or state['state'] == 'REDUCING' then return state['state'] end
  return 'HALTED'
end

-- A reply about a stream or group without those of its counters that somebody set so far up that a
-- number of Lua cannot hold them: Redis counts in unsigned 64 bit and replies as if it were signed.
local function counted(reply)
  local info = by_name(reply)
  for _, counter in ipairs({'entries-added', 'entries-read', 'lag'}) do
    local n = info[counter]
    if n and (n < 0 or n >= 9007199254740992) then info[counter] = nil end
  end
  return info
end

-- XINFO STREAM.
local function stream_info(stream)
  return counted(redis.call('XINFO', 'STREAM', stream))
end

-- XINFO GROUPS of one group, or nil.
local function group_info(stream, group)
  if redis.call('EXISTS', stream) == 0 then return nil end
  for _, reply in ipairs(redis.call('XINFO', 'GROUPS', stream)) do
    local info = counted(reply)
    if info['name'] == group then return info end
  end
  return nil
end

-- Sum of the ledger. A count that cannot be read is none: the sum falls, and that is loss of data.
local function ledger_sum(ledger)
  local sum = 0
  for _, count in ipairs(redis.call('HVALS', ledger)) do sum = sum + (digits(count) or 0) end
  return sum
end

-- The opening limit in force: the operator's while it lasts, else the smallest one of the instances
-- that are running. What cannot be read limits nothing: the caller's own limit is there.
local function limit_in_force(override, limits, presence_prefix, own)
  local set = limit_of(redis.call('GET', override))
  if set then return set end
  local least, all = own, redis.call('HGETALL', limits)
  for i = 1, #all, 2 do
    local limit = limit_of(all[i + 1])
    if limit and limit < least and redis.call('EXISTS', presence_prefix .. all[i]) == 1 then
      least = limit
    end
  end
  return least
end

-- True if the caller still holds the reader's lease.
local function holds_lease(reader, epoch, token)
  local lease = redis.call('HMGET', reader, 'epoch', 'token')
  return lease[1] == epoch and lease[2] == token
end

-- XACK of the ids first to last of a list, any number; Lua can pass only so many arguments at once.
local function ack(stream, group, list, first, last)
  local acked = 0
  for from = first, last, 1000 do
    acked = acked
      + redis.call('XACK', stream, group, unpack(list, from, math.min(from + 999, last)))
  end
  return acked
end

-- Drops the counts of attempts of the ids first to last, which are settled.
local function forget_attempts(attempts, list, first, last)
  for from = first, last, 1000 do
    redis.call('HDEL', attempts, unpack(list, from, math.min(from + 999, last)))
  end
end

-- True if one entry id comes before another. Their parts have 64 bits, a number of Lua has 53: they
-- are compared as strings of digits.
local function before(a, b)
  local function smaller(x, y) return #x < #y or (#x == #y and x < y) end
  local ams, aseq = string.match(a, '^0*(%d+)-0*(%d+)$')
  local bms, bseq = string.match(b, '^0*(%d+)-0*(%d+)$')
  return smaller(ams, bms) or (ams == bms and smaller(aseq, bseq))
end

-- What an entry costs to be read in a script: each name and value as much as 500 bytes of them.
-- A hundred thousand take some 40 ms.
local function weight_of(entry)
  local bytes = 0
  for _, part in ipairs(entry[2]) do bytes = bytes + #part end
  return #entry[2] + bytes / 500
end

-- XINFO STREAM, once for each stream in a script that only reads: the reply has the oldest and the
-- newest entry in it, however large they are.
local streams_seen = {}
local function seen_stream(key)
  if not streams_seen[key] then streams_seen[key] = stream_info(key) end
  return streams_seen[key]
end

-- Goes through at most so many entries of a range, one by one, until they weigh too much: what a
-- script reads it holds the server for, and anybody may write entries of any size. The command is
-- XRANGE, or XREVRANGE with the end first. Returns how many it was, and whether that is all.
local function each_light(command, key, from, to, most, weight, see)
  local count = 0
  while count < most do
    -- Redis calls it an error to ask what is behind the largest id; there is much before it.
    if command ~= 'XREVRANGE' and from == '(' .. LARGEST_ID then return count, true end
    local entry = redis.call(command, key, from, to, 'COUNT', 1)[1]
    if not entry then return count, true end
    count = count + 1
    if see then see(entry) end
    weight = weight - weight_of(entry)
    if weight < 0 then return count, false end
    from = '(' .. entry[1]
  end
  return count, false
end

-- How many of these pending entries, in order, no longer exist; and how many were examined: at most
-- 50 are looked up, and of large ones fewer. Says of each one examined whether it is gone. No look is
-- needed for what lies before the first entry, nor for what was added after the newest entry that was
-- ever deleted by name.
local function examine(stream, entries, note)
  note = note or function() end
  if #entries == 0 then return 0, 0 end
  local info = seen_stream(stream)
  local first, deleted = info['recorded-first-entry-id'], info['max-deleted-entry-id'] or '0-0'
  if info['length'] == 0 then
    for i = 1, #entries do note(i, true) end
    return #entries, #entries
  end
  local function count_before(id, from)
    local low, high = from, #entries + 1
    while low < high do
      local middle = math.floor((low + high) / 2)
      if before(entries[middle][1], id) then low = middle + 1 else high = middle end
    end
    return low - 1
  end
  local trimmed = count_before(first, 1)
  local doubtful = count_before(deleted, trimmed + 1)
  if entries[doubtful + 1] and entries[doubtful + 1][1] == deleted then doubtful = doubtful + 1 end
  for i = 1, trimmed do note(i, true) end
  local gone, looks, weight = trimmed, 0, 0
  for i = trimmed + 1, doubtful do
    if looks == 50 or weight > 20000 then return gone, i - 1 end
    looks = looks + 1
    local id = entries[i][1]
    local body = redis.call('XRANGE', stream, id, id)[1]
    if body then weight = weight + weight_of(body) else gone = gone + 1 end
    note(i, not body)
  end
  for i = doubtful + 1, #entries do note(i, false) end
  return gone, #entries
end

-- A stream as pictures have it: {length, entries added or '', first id, last id}, or an empty list;
-- and its newest entry.
local function stream_parts(key)
  if redis.call('EXISTS', key) == 0 then return {} end
  local s = seen_stream(key)
  local added = s['entries-added']
  return {int(s['length']), added and int(added) or '', s['recorded-first-entry-id'],
    s['last-generated-id']}, s['last-entry']
end

-- One group as pictures have it, from its XINFO: the group, what is undelivered, what is pending.
local function group_parts(key, info, page)
  local read, lag = info['entries-read'], info['lag']
  local first
  local ahead, whole = each_light('XRANGE', key, '(' .. info['last-delivered-id'], '+', page, 20000,
    function(entry) first = first or entry[1] end)
  local summary = redis.call('XPENDING', key, info['name'])
  -- A longer list is examined page by page, see pending_page.lua.
  local oldest = info['pending'] > 0 and info['pending'] <= page
    and redis.call('XPENDING', key, info['name'], '-', '+', page) or {}
  local gone, examined = examine(key, oldest)
  return {int(info['consumers']), int(info['pending']), info['last-delivered-id'],
      read and int(read) or '', lag and int(lag) or ''},
    {int(ahead), whole and '1' or '0', first or ''},
    {summary[2] or '', summary[3] or '', int(examined), int(gone)}
end

local function is_entry_id(text)
  return text and string.match(text, '^%d+%-%d+$') ~= nil
end

-- Redis 7.0 writes the cursor of a group into its append-only file, but not how many entries the
-- group has read: after a restart entries-read falls back. The low-water mark has both, so the
-- count is restored from it and from the entries between mark and cursor. Nothing is restored when
-- the cursor was moved back by somebody, or when too much lies between: then the difference shows.
local function restore_count(stream, group, anchor, info)
  local mark = redis.call('HMGET', anchor, 'low', 'low_read')
  local low, low_read = mark[1], digits(mark[2], 20)
  local cursor = info['last-delivered-id']
  if not low_read or not is_entry_id(low) or before(cursor, low) then return end
  local since, whole = each_light('XRANGE', stream, '(' .. low, cursor, 20001, 200000)
  if not whole or (info['entries-read'] or -1) >= low_read + since then return end
  info['entries-read'] = low_read + since
  redis.call('XGROUP', 'SETID', stream, group, cursor, 'ENTRIESREAD', int(low_read + since))
end

-- After a settle step: where to begin again if the group is lost while nothing is pending.
local function mark_low(stream, group, anchor)
  local summary = redis.pcall('XPENDING', stream, group)
  if summary.err and not string.find(summary.err, 'NOGROUP', 1, true) then error(summary) end
  if summary.err or summary[1] ~= 0 then return end
  local info = group_info(stream, group)
  local low_read = digits(redis.call('HGET', anchor, 'low_read'), 20)
  if low_read and info['entries-read'] and info['entries-read'] < low_read then
    restore_count(stream, group, anchor, info)
  end
  redis.call('HSET', anchor, 'low', info['last-delivered-id'])
  if info['entries-read'] then
    redis.call('HSET', anchor, 'low_read', int(info['entries-read']))
  else
    redis.call('HDEL', anchor, 'low_read')
  end
end

-- What a person did, or the service of its own accord: in the audit, and in a stream of its own that
-- keeps the newest 1,000. The audit is shared with all that was closed, which may push an act out.
local function act(audit_stream, acts, ...)
  redis.call('XADD', audit_stream, '*', 'act', ...)
  redis.call('XADD', acts, 'MAXLEN', '=', '1000', '*', 'act', ...)
end

-- One audit entry for the ids first to last of a list: they have one outcome and reason.
local function audit(stream, outcome, reason, count, list, first, last, consumer, micros)
  redis.call('XADD', stream, 'MAXLEN', '~', '100000', '*', 'outcome', outcome, 'reason', reason,
    'count', int(count), 'ids', table.concat(list, ' ', first, last), 'consumer', consumer,
    'timestamp', iso(micros))
end

-- For so many ms after a server was started, no order is granted, see ensure_group.lua.
local COMPARED_AFTER = 4000

-- The history that this server writes: another id after each start and each promotion.
local function replid()
  return string.match(redis.call('INFO', 'replication'), 'master_replid:(%x+)')
end

-- True if the pipeline is the one that the caller has opened, and no step behind what the caller
-- was given. A caller that has opened nothing, an operator's tool, passes no history.
local function is_known(anchor, history, steps)
  if history == '' then return true end
  local here = redis.call('HMGET', anchor, 'replid', 'steps')
  return here[1] == history and (digits(here[2]) or 0) >= tonumber(steps)
    and replid() == history
end

-- Counts one more writing step; the first write of each.
local function count_step(anchor)
  return int(redis.call('HINCRBY', anchor, 'steps', 1))
end

-- Fails, before anything is written, if entries cannot be appended to a stream: a foreign type, a
-- right that is missing, no id left. Both ids are refused by every stream that they are tried on,
-- so nothing is appended, and Redis looks at these three things before the id.
local function require_append(stream)
  local filled = redis.call('XLEN', stream) > 0
  local refused = redis.pcall('XADD', stream, 'NOMKSTREAM', filled and '0-1' or '0-0', '', '')
  if not string.find(refused.err, 'ID specified in XADD', 1, true) then
    error({err = refused.err .. ' [' .. stream .. ']'})
  end
  if not filled and redis.call('EXISTS', stream) == 1
    and by_name(redis.call('XINFO', 'STREAM', stream))['last-generated-id'] == LARGEST_ID then
    error({err = 'ERR The stream has exhausted the last possible ID [' .. stream .. ']'})
  end
end
