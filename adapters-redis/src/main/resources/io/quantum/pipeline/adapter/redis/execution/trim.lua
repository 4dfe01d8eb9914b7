#!lua
-- Removes what every group has finished with, one slice of each stream.
-- KEYS  1 audit  2 dead letters  3... streams that groups read, the intent stream first
-- ARGV  1 most dead letters, audit entries  2 life of a dead letter in ms  3 entries a slice
--       4 our group  5... how many entries each stream of KEYS[3...] may keep
-- Reply for each stream {removed, entries left, group that holds the rest back or ''}
-- Each slice is bounded; repeatable; O(slice + groups). Entries that were not delivered to every
-- group, or that are pending somewhere, are never touched, nor is the last one that the slowest
-- group was given; ghosts protect nothing. What is recorded about intents does not depend on which
-- of them are still there: the audit goes by its own length.
local micros, slice = now_micros(), ARGV[3]
local PAGE = 100

-- The oldest pending entry of a group that still has a body; at worst one that had none, a page on.
local function oldest_kept(stream, group, first)
  local last
  for _, entry in ipairs(redis.call('XPENDING', stream, group, first, '+', PAGE)) do
    last = entry[1]
    if #redis.call('XRANGE', stream, last, last) > 0 then return last end
  end
  return last
end

local function bound(stream, first)
  local least, holder
  for _, reply in ipairs(redis.call('XINFO', 'GROUPS', stream)) do
    local group = by_name(reply)
    local keeps = group['last-delivered-id']
    local pending = group['pending'] > 0 and oldest_kept(stream, group['name'], first)
    if pending and before(pending, keeps) then keeps = pending end
    if not least or before(keeps, least) then least, holder = keeps, group['name'] end
  end
  return least, holder
end

-- A group that must read the stream and is not there, because somebody destroyed it, needs all of it:
-- it is created again where it stood.
local function trim(stream, most, reader)
  if redis.call('EXISTS', stream) == 0 then return {0, 0, ''} end
  local length = redis.call('XLEN', stream)
  if length <= most then return {0, length, ''} end
  if reader and not group_info(stream, reader) then return {0, length, ''} end
  local least, holder = bound(stream, redis.call('XRANGE', stream, '-', '+', 'COUNT', 1)[1][1])
  local removed
  if least then
    removed = redis.call('XTRIM', stream, 'MINID', '~', least, 'LIMIT', slice)
  else
    removed = redis.call('XTRIM', stream, 'MAXLEN', '~', int(most), 'LIMIT', slice)
  end
  length = length - removed
  return {removed, length, length > most and removed == 0 and holder or ''}
end

local answers = {}
for i = 3, #KEYS do
  answers[#answers + 1] = trim(KEYS[i], tonumber(ARGV[i + 2]), i == 3 and ARGV[4])
end

if redis.call('EXISTS', KEYS[1]) == 1 then
  redis.call('XTRIM', KEYS[1], 'MAXLEN', '~', ARGV[1], 'LIMIT', slice)
end
if redis.call('EXISTS', KEYS[2]) == 1 then
  local oldest = math.floor(micros / 1000) - ARGV[2]
  redis.call('XTRIM', KEYS[2], 'MINID', '~', int(oldest), 'LIMIT', slice)
  redis.call('XTRIM', KEYS[2], 'MAXLEN', '~', ARGV[1], 'LIMIT', slice)
end
return answers
