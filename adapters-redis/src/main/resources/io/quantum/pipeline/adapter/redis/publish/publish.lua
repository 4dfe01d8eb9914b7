#!lua
-- Publishes intents, each once, in the order in which they are given.
-- KEYS  1 intent stream, then for each intent the publish record of its identity
-- ARGV  1 hard limit  2 life of a record in ms  3 event type
--       then for each intent: body hash, payload, source
-- Reply for each intent {'PUBLISHED', id} | {'ALREADY', id} | {'CONFLICT', id} | {'FULL', length}
-- Repeatable, intent by intent; O(intents). Never trims.
local FIXED_KEYS, FIXED_ARGS, PER_ARGS = 1, 3, 3
local stream, limit = KEYS[1], tonumber(ARGV[1])
local length = redis.call('XLEN', stream)
local micros = now_micros()
local at = iso(micros)
-- An absolute end needs no rewriting for the append-only file.
local ends = int(math.floor(micros / 1000) + ARGV[2])

-- One question for all: nearly always nothing of a batch is known, but what stands in it twice.
local any_known = redis.call('EXISTS', unpack(KEYS, FIXED_KEYS + 1)) > 0
local written_here = {}
local function known(record, body_hash)
  if not any_known and not written_here[record] then return nil end
  local before = redis.call('HMGET', record, 'entry_id', 'body_hash')
  if not before[1] then return nil end
  return {before[2] == body_hash and 'ALREADY' or 'CONFLICT', before[1]}
end

local rights_shown = false
local function publish(record, body_hash, payload, source)
  local before = known(record, body_hash)
  if before then return before end
  if length >= limit then return {'FULL', int(length)} end
  -- The first record of a batch is begun before its entry: a right that is missing shows there,
  -- where nothing has been published yet. Without an entry id a record counts as unseen.
  if not rights_shown then
    redis.call('HSET', record, 'body_hash', body_hash)
    redis.call('PEXPIREAT', record, ends)
    rights_shown = true
  end
  local id = redis.call('XADD', stream, '*', 'event_type', ARGV[3], 'payload', payload,
    'timestamp', at, 'source', source)
  length = length + 1
  redis.call('HSET', record, 'entry_id', id, 'body_hash', body_hash)
  redis.call('PEXPIREAT', record, ends)
  written_here[record] = true
  return {'PUBLISHED', id}
end

local answers = {}
for i = 1, #KEYS - FIXED_KEYS do
  local a = FIXED_ARGS + (i - 1) * PER_ARGS
  answers[i] = publish(KEYS[FIXED_KEYS + i], ARGV[a + 1], ARGV[a + 2], ARGV[a + 3])
end
return answers
