#!lua flags=no-writes
-- Who wrote what in the two halves of a window.
-- KEYS  1 intent stream  2 dead letters  3 result stream
-- ARGV  1 begin of the window in ms  2 its middle in ms  3 most entries to count
-- Reply {intents, dead letters, closes}; the first two {1 if all were counted, label, entries after
--        the middle, entries before it, ...}
-- Read-only; O(entries counted).
local from, middle, most = ARGV[1], ARGV[2] .. '-0', tonumber(ARGV[3])

-- From the newest one back; as long as they weigh little.
local function each_newest(key, see)
  if redis.call('EXISTS', key) == 0 then return 0, true end
  return each_light('XREVRANGE', key, '+', from, most, 100000, see)
end

local function tally(key, label_of)
  local labels, recent, earlier = {}, {}, {}
  local _, whole = each_newest(key, function(entry)
    local label = label_of(by_name(entry[2]))
    if not recent[label] then
      labels[#labels + 1] = label
      recent[label], earlier[label] = 0, 0
    end
    local half = before(entry[1], middle) and earlier or recent
    half[label] = half[label] + 1
  end)
  local reply = {whole and '1' or '0'}
  for _, label in ipairs(labels) do
    reply[#reply + 1] = label
    reply[#reply + 1] = int(recent[label])
    reply[#reply + 1] = int(earlier[label])
  end
  return reply
end

local closes = 0
each_newest(KEYS[3], function(entry)
  local payload = by_name(entry[2])['payload']
  if payload and string.find(payload, '"action"%s*:%s*"CLOSE"') then closes = closes + 1 end
end)
return {
  tally(KEYS[1], function(fields) return fields['source'] or 'unnamed' end),
  tally(KEYS[2], function(fields)
    return (fields['dlq_source'] or 'unnamed') .. ' ' .. (fields['dlq_code'] or 'unknown')
  end),
  int(closes)
}
